//! The head of a row: the badge with an initiative's number, and the name beside it; and the tones of a row.

use super::element::{Element, font, rect_at, text};
use super::measure::{TypeSizes, longest_word_px, width_px, wrap_as};
use super::scene::{Anchor, Role, Tone};

/// Side of the square around a number.
pub(crate) const BADGE_PX: f64 = 22.0;
/// From the badge to the name.
pub(crate) const BADGE_GAP_PX: f64 = 10.0;

/// The badge: a square with the number in it.
pub(crate) fn badge(
    number: u16,
    tone: Tone,
    (left, top): (f64, f64),
    size_px: f64,
) -> [Element; 2] {
    let number = number.to_string();
    // A number of three or more digits is set smaller, so that it stays in its square.
    let size_px = size_px.min(size_px * (BADGE_PX - 3.0) / width_px(&number, size_px, true));
    let font = font(size_px).bold(true).anchored(Anchor::Middle);
    let baseline = top + BADGE_PX / 2.0 + size_px * 0.35;
    let middle = left + BADGE_PX / 2.0;
    [
        rect_at(Role::Badge, tone, [left, top, BADGE_PX, BADGE_PX]),
        text(Role::BadgeText, tone, (middle, baseline), font, number),
    ]
}

/// A name, broken into lines.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) lines: Vec<String>,
    size_px: f64,
    line_px: f64,
}

impl Name {
    /// Breaks as bold text would, so that choosing a row, which makes its name bold, moves nothing.
    pub(crate) fn new(text: &str, type_px: TypeSizes, max_width_px: f64, max_lines: usize) -> Self {
        Self::of_weight(true, text, type_px, max_width_px, max_lines)
    }

    /// A name that is never bold.
    pub(crate) fn plain(
        text: &str,
        type_px: TypeSizes,
        max_width_px: f64,
        max_lines: usize,
    ) -> Self {
        Self::of_weight(false, text, type_px, max_width_px, max_lines)
    }

    fn of_weight(
        bold: bool,
        text: &str,
        type_px: TypeSizes,
        max_width_px: f64,
        max_lines: usize,
    ) -> Self {
        let broken = |width, n_lines| wrap_as(text, type_px.label_px, bold, width, n_lines);
        let mut lines = broken(max_width_px, max_lines);
        let width = |line: &String| width_px(line, type_px.label_px, bold);
        let widest = lines.iter().map(width).fold(0.0, f64::max);
        // A last line of a character or two is avoided: narrower lines share the text more evenly, as long as there are no more of them.
        if lines.len() > 1
            && !lines.iter().any(|l| l.ends_with('…'))
            && lines.last().is_some_and(|l| width(l) < widest / 3.0)
        {
            let narrower = (1..=8).map(|n| widest - f64::from(n) * type_px.label_px / 2.0);
            // Not so narrow that words break.
            let least = longest_word_px(text, type_px.label_px, bold)
                .min(widest)
                .max(widest / 2.0);
            for width in narrower.take_while(|w| *w > least) {
                let tried = broken(width, lines.len() + 1);
                if tried.len() > lines.len() {
                    break;
                }
                lines = tried;
            }
        }
        Self {
            lines,
            size_px: type_px.label_px,
            line_px: type_px.label_line(),
        }
    }

    pub(crate) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.line_px
    }

    /// The lines, from their top left corner down.
    pub(crate) fn draw(
        &self,
        role: Role,
        tone: Tone,
        bold: bool,
        (left, top): (f64, f64),
    ) -> impl Iterator<Item = Element> {
        let first = top + self.line_px / 2.0 + self.size_px * 0.35;
        let font = font(self.size_px).bold(bold);
        self.lines.iter().enumerate().map(move |(i, line)| {
            let at = (left, first + i as f64 * self.line_px);
            text(role, tone, at, font, line)
        })
    }
}

/// The tones of a count and their shares: the selected part, then the rest. Without a filter all of it is plain.
pub(crate) fn toned(is_filtered: bool, whole: usize, selected: usize) -> [(Tone, usize); 2] {
    if is_filtered {
        let selected = selected.min(whole);
        [(Tone::Chosen, selected), (Tone::Quiet, whole - selected)]
    } else {
        [(Tone::Plain, whole), (Tone::Plain, 0)]
    }
}

/// The tone of something that is chosen or not, beside which nothing is less prominent.
pub(crate) fn chosen_or_plain(is_chosen: bool) -> Tone {
    if is_chosen { Tone::Chosen } else { Tone::Plain }
}
