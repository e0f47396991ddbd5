//! Widths of text from a table, and line breaking. There is no DOM and no font file, so every platform gets the same scene.
//!
//! The reader's font is unknown, because each platform has its own. So the table is a little generous: each letter has roughly the
//! largest width of the usual interface fonts (Segoe UI, SF, Roboto, Arial). What fits by the table fits on the page.

/// How much wider bold text is. Full-width characters are not.
const BOLD: f64 = 1.07;

/// Font sizes in a scene, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSizes {
    /// On axes.
    pub axis_px: f64,
    /// Names of rows and marks.
    pub label_px: f64,
    /// Counts and values.
    pub value_px: f64,
}

impl TypeSizes {
    /// For Latin script.
    #[must_use]
    pub fn latin() -> Self {
        Self {
            axis_px: 12.0,
            label_px: 13.0,
            value_px: 13.0,
        }
    }

    /// For Chinese, whose characters are denser: one pixel larger.
    #[must_use]
    pub fn cjk() -> Self {
        Self {
            axis_px: 13.0,
            label_px: 14.0,
            value_px: 14.0,
        }
    }

    /// The distance from one baseline of a label to the next.
    #[must_use]
    pub fn label_line(self) -> f64 {
        (self.label_px * 1.3).round()
    }
}

/// How much wider letters are taken to be than in the table below: the substitute of a missing font is often wider.
const GENEROUS: f64 = 1.03;

/// Advances of U+0020 to U+007E, in thousandths of an em.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    // space ! " # $ % & ' ( ) * + , - . /
    278, 290, 392, 591, 556, 889, 740, 230, 333, 333, 417, 600, 278, 400, 278, 390,
    // 0 to 9, tabular
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
    // : ; < = > ? @
    278, 278, 600, 600, 600, 556, 1000,
    // A to Z
    680, 667, 722, 722, 610, 600, 778, 730, 290, 500, 667, 556, 890,
    750, 778, 650, 778, 722, 667, 620, 722, 667, 944, 667, 667, 611,
    // [ \ ] ^ _ `
    310, 390, 310, 600, 500, 333,
    // a to z
    556, 590, 510, 590, 556, 330, 590, 570, 250, 250, 510, 250, 870,
    570, 590, 590, 590, 360, 500, 345, 570, 510, 740, 510, 510, 500,
    // { | } ~
    340, 260, 340, 600,
];

/// Characters without a width of their own: combining marks, joiners, directional marks, variation selectors.
fn is_combining(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670
        | 0x06D6..=0x06DC | 0x093C | 0x0941..=0x0948 | 0x094D | 0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF | 0xE0100..=0xE01EF)
}

/// Characters as wide as they are high: ideographs, kana, hangul, full-width forms, emoji.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

/// Punctuation that Latin and Chinese share. It is full-width in Chinese text.
fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn advance_em(c: char, among_wide: bool, bold: bool) -> f64 {
    if is_wide(c) || among_wide && is_shared(c) {
        return 1.0;
    }
    let weight = if bold { BOLD } else { 1.0 };
    weight
        * match c {
            ' '..='~' => {
                let em = f64::from(ASCII[c as usize - 0x20]) / 1000.0;
                if c.is_ascii_alphabetic() {
                    em * GENEROUS
                } else {
                    em
                }
            }
            _ if is_combining(c) || c.is_control() => 0.0,
            '“' | '”' => 0.42,
            '‘' | '’' | '·' | '\u{a0}' => 0.29,
            '–' => 0.556,
            '—' | '…' => 1.0,
            _ => 0.6,
        }
}

/// The width of one line of text.
#[must_use]
pub fn width_px(text: &str, size_px: f64, bold: bool) -> f64 {
    let among_wide = text.chars().any(is_wide);
    text.chars()
        .map(|c| advance_em(c, among_wide, bold))
        .sum::<f64>()
        * size_px
}

/// Characters that never begin a line (kinsoku).
fn never_begins(c: char) -> bool {
    "，。、；：？！”’）》〉】」』〕…—·％,.;:!?)]}%".contains(c)
}

/// Characters that never end a line (kinsoku).
fn never_ends(c: char) -> bool {
    "“‘（《〈【「『〔([{".contains(c)
}

/// Whether a line may break between two neighbouring characters, neither of them a space.
fn may_break(before: char, after: char) -> bool {
    if never_begins(after) || never_ends(before) || is_combining(after) {
        return false;
    }
    is_wide(before)
        || is_wide(after)
        || matches!(before, '-' | '–' | '/') && after.is_ascii_alphabetic()
}

/// The parts of a text that are not broken, with whether there is a space before.
fn atoms(text: &str) -> Vec<(bool, String)> {
    let mut atoms: Vec<(bool, String)> = Vec::new();
    let mut spaced = false;
    let mut before: Option<char> = None;
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{a0}' {
            spaced = !atoms.is_empty();
            before = None;
            continue;
        }
        match (before, atoms.last_mut()) {
            (Some(b), Some((_, atom))) if !may_break(b, c) => atom.push(c),
            _ => atoms.push((spaced, c.to_string())),
        }
        spaced = false;
        before = Some(c);
    }
    atoms
}

/// Cuts a part that is wider than a line into pieces that fit. Combining marks stay with their letter.
fn pieces(atom: String, size_px: f64, bold: bool, max_width_px: f64) -> Vec<String> {
    if width_px(&atom, size_px, bold) <= max_width_px {
        return vec![atom];
    }
    let mut pieces = vec![String::new()];
    for c in atom.chars() {
        if let Some(last) = pieces.last_mut() {
            let mut longer = last.clone();
            longer.push(c);
            if last.is_empty()
                || is_combining(c)
                || width_px(&longer, size_px, bold) <= max_width_px
            {
                *last = longer;
                continue;
            }
            // A closing mark stays with the character before it.
            if never_begins(c)
                && let Some((i, before)) = last.char_indices().next_back().filter(|(i, _)| *i > 0)
            {
                last.truncate(i);
                pieces.push(format!("{before}{c}"));
                continue;
            }
        }
        pieces.push(c.to_string());
    }
    pieces
}

/// Breaks a text into at most `max_lines` lines no wider than `max_width_px`. If it is cut, the last line ends in an ellipsis.
///
/// Lines break at spaces, after hyphens and between CJK characters. By the rules of kinsoku no line begins with a closing mark or
/// ends with an opening one. A word wider than a line is broken anywhere.
///
/// ```
/// use yearline_plot::measure::wrap;
/// assert_eq!(wrap("Study of the 20th Congress", 13.0, 120.0, 2), ["Study of the 20th", "Congress"]);
/// ```
#[must_use]
pub fn wrap(text: &str, size_px: f64, max_width_px: f64, max_lines: usize) -> Vec<String> {
    wrap_as(text, size_px, false, max_width_px, max_lines)
}

/// Like [`wrap`], for bold text.
#[must_use]
pub fn wrap_bold(text: &str, size_px: f64, max_width_px: f64, max_lines: usize) -> Vec<String> {
    wrap_as(text, size_px, true, max_width_px, max_lines)
}

/// Like [`wrap`], for regular or bold text.
pub(crate) fn wrap_as(
    text: &str,
    size_px: f64,
    bold: bool,
    max_width_px: f64,
    max_lines: usize,
) -> Vec<String> {
    let max_width_px = max_width_px.max(size_px);
    let mut lines: Vec<String> = Vec::new();
    let mut rest_is_cut = false;
    'atoms: for (spaced, atom) in atoms(text) {
        for (i, piece) in pieces(atom, size_px, bold, max_width_px)
            .into_iter()
            .enumerate()
        {
            if let Some(line) = lines.last_mut().filter(|_| i == 0) {
                let joined = format!("{line}{}{piece}", if spaced { " " } else { "" });
                if width_px(&joined, size_px, bold) <= max_width_px {
                    *line = joined;
                    continue;
                }
            }
            if lines.len() == max_lines {
                // The rest does not fit: the last line takes the beginning of it, and `cut` shortens that with an ellipsis.
                if let Some(line) = lines.last_mut() {
                    line.push_str(if spaced { " " } else { "" });
                    line.push_str(&piece);
                }
                rest_is_cut = true;
                break 'atoms;
            }
            lines.push(piece);
        }
    }
    if rest_is_cut && let Some(line) = lines.last_mut() {
        *line = cut(line, size_px, bold, max_width_px);
    }
    lines
}

/// The width of the longest part of a text that is not broken if there is room.
pub(crate) fn longest_word_px(text: &str, size_px: f64, bold: bool) -> f64 {
    atoms(text)
        .iter()
        .map(|(_, atom)| width_px(atom, size_px, bold))
        .fold(0.0, f64::max)
}

/// The text, or its beginning with an ellipsis if it is wider than `max_width_px`.
#[must_use]
pub fn fit(text: &str, size_px: f64, max_width_px: f64) -> String {
    fit_as(text, size_px, false, max_width_px)
}

/// Like [`fit`], for bold text.
#[must_use]
pub fn fit_bold(text: &str, size_px: f64, max_width_px: f64) -> String {
    fit_as(text, size_px, true, max_width_px)
}

fn fit_as(text: &str, size_px: f64, bold: bool, max_width_px: f64) -> String {
    if width_px(text, size_px, bold) <= max_width_px {
        text.to_owned()
    } else {
        cut(text, size_px, bold, max_width_px)
    }
}

/// Which names of months fit into `room_px` each: all in their long form, else all in their short form, else every second, third,
/// sixth or twelfth short one. Returns whether they are long, and of how many one is written.
pub(crate) fn names_that_fit<'a>(
    names: impl Iterator<Item = (&'a str, &'a str)>,
    size_px: f64,
    room_px: f64,
) -> (bool, usize) {
    let (long, short) = names.fold((0.0, 0.0), |(long, short): (f64, f64), name| {
        (
            long.max(width_px(name.0, size_px, false)),
            short.max(width_px(name.1, size_px, false)),
        )
    });
    let fits = |width: f64, every: usize| width + 4.0 <= room_px * every as f64;
    match fits(long, 1) {
        true => (true, 1),
        false => (
            false,
            [1, 2, 3, 6]
                .into_iter()
                .find(|&n| fits(short, n))
                .unwrap_or(12),
        ),
    }
}

/// A count of certain and possible activities in two lines: `10+12` as `10`, `+12`.
pub(crate) fn break_count(count: &str) -> Vec<String> {
    match count.split_once('+') {
        Some((certain, possible)) if !certain.is_empty() => {
            vec![certain.to_owned(), format!("+{possible}")]
        }
        _ => vec![count.to_owned()],
    }
}

fn cut(text: &str, size_px: f64, bold: bool, max_width_px: f64) -> String {
    let mut start = text.to_owned();
    loop {
        while start
            .chars()
            .next_back()
            .is_some_and(|c| c.is_whitespace() || is_combining(c) || never_ends(c))
        {
            start.pop();
        }
        let with_ellipsis = format!("{start}…");
        if start.is_empty() || width_px(&with_ellipsis, size_px, bold) <= max_width_px {
            return with_ellipsis;
        }
        start.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_close_to_those_of_real_fonts() {
        // Noto Sans (of Noto Sans CJK SC) at 13 px, as Chromium measures it.
        let table = [
            ("Study of the 20th Congress", 161.7),
            ("Themed activities for the Congress", 208.9),
            ("Stronger branches", 111.1),
            ("0123456789", 72.2),
            ("within October to December", 170.6),
            ("Epidemic response and service", 186.8),
        ];
        for (text, noto) in table {
            let width = width_px(text, 13.0, false);
            assert!((noto..noto * 1.06).contains(&width), "{text}: {width}");
        }
    }

    #[test]
    fn each_script_has_its_widths() {
        let table = [
            ("", 0.0),
            ("党建", 2.0),
            ("5\u{301}", 0.556),
            ("“党”", 3.0),
            ("11月", 2.112),
            ("\u{200f}", 0.0),
        ];
        for (text, em) in table {
            assert!((width_px(text, 1.0, false) - em).abs() < 1e-9, "{text}");
        }
        assert!(width_px("Year", 10.0, true) > width_px("Year", 10.0, false));
        assert_eq!(
            width_px("“党建”", 10.0, true),
            width_px("“党建”", 10.0, false)
        );
    }

    #[test]
    fn lines_break_at_permitted_places() {
        let table: [(&str, f64, usize, &[&str]); 12] = [
            ("", 100.0, 2, &[]),
            ("   ", 100.0, 2, &[]),
            ("one", 100.0, 2, &["one"]),
            ("one two three", 45.0, 3, &["one two", "three"]),
            ("one two three", 45.0, 1, &["one tw…"]),
            ("a  b", 100.0, 1, &["a b"]),
            (
                "study-centre group",
                50.0,
                3,
                &["study-", "centre", "group"],
            ),
            ("Donaudampfschiff", 50.0, 9, &["Donauda", "mpfschiff"]),
            ("党的二十大精神", 40.0, 3, &["党的二十", "大精神"]),
            ("学习贯彻，精神", 40.0, 3, &["学习贯", "彻，精神"]),
            ("学习贯“彻精”神", 40.0, 3, &["学习贯", "“彻精”", "神"]),
            ("党的二十大精神学习", 40.0, 2, &["党的二十", "大精神…"]),
        ];
        for (text, width, n, want) in table {
            assert_eq!(wrap(text, 10.0, width, n), want, "{text} in {width}");
        }
    }

    #[test]
    fn every_line_fits_and_no_character_is_lost() {
        let texts = [
            "Members and volunteers commended by the “Double construction” office, 2022–2023 (second half)",
            "开展“六个一”学习活动，推动党的二十大精神进校园、进课堂（含“三进”工作）。",
            "שנת הלימודים תשפ״ב נפתחה בטקס חגיגי",
        ];
        for text in texts {
            for width in (20..300).step_by(7).map(f64::from) {
                let lines = wrap(text, 13.0, width, 99);
                for line in &lines {
                    assert!(
                        width_px(line, 13.0, false) <= width.max(13.0) + 1e-9,
                        "{line} in {width}"
                    );
                }
                let letters =
                    |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert_eq!(letters(&lines.concat()), letters(text));
                // With room for hardly three characters there is no choice.
                if width > 40.0 {
                    assert!(
                        lines
                            .iter()
                            .all(|l| !l.starts_with(never_begins) && !l.ends_with(never_ends)),
                        "{lines:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn long_text_is_cut_with_an_ellipsis() {
        let table = [
            ("Party", 100.0, "Party"),
            ("Party building", 50.0, "Party bu…"),
            ("党建工作", 30.0, "党建…"),
            ("W", 2.0, "…"),
        ];
        for (text, width, want) in table {
            assert_eq!(fit(text, 10.0, width), want, "{text} in {width}");
        }
    }
}
