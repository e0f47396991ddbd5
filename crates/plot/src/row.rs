//! The head of a row: an initiative's number in its seal, and its name beside it.

use super::element::Piece;
use super::measure::{TypeSizes, longest_word_px, width_px, wrap_as};
use super::scene::{Anchor, Role, Tone};

/// Side of the square around a number.
pub(super) const SEAL_PX: f64 = 22.0;
/// From the seal to the name.
pub(super) const SEAL_GAP_PX: f64 = 10.0;

/// The square with the number in it.
pub(super) fn seal(number: u16, tone: Tone, left: f64, top: f64, size_px: f64) -> [Piece; 2] {
    let text = number.to_string();
    // A number of three digits or more is set smaller rather than let out of its square.
    let size_px = size_px.min(size_px * (SEAL_PX - 3.0) / width_px(&text, size_px, true));
    let baseline = top + SEAL_PX / 2.0 + size_px * 0.35;
    [
        Piece::rect_px(Role::Seal, tone, [left, top, SEAL_PX, SEAL_PX]),
        Piece::text(
            Role::SealText,
            tone,
            (left + SEAL_PX / 2.0, baseline),
            size_px,
            text,
        )
        .anchored(Anchor::Middle)
        .bold(true),
    ]
}

/// A name, broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) lines: Vec<String>,
    size_px: f64,
    line_px: f64,
}

impl Name {
    /// Breaks as bold writing would, so that choosing a row, which makes its name bold, moves nothing.
    pub(super) fn new(text: &str, type_px: TypeSizes, max_width_px: f64, max_lines: usize) -> Self {
        Self::of_weight(true, text, type_px, max_width_px, max_lines)
    }

    /// A name that is never bold.
    pub(super) fn plain(
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
        // A last line of a character or two is taken up by the others: narrower lines, as long as there are no more of them.
        if lines.len() > 1
            && !lines.iter().any(|l| l.ends_with('…'))
            && lines.last().is_some_and(|l| width(l) < widest / 3.0)
        {
            let narrower = (1..=8).map(|n| widest - f64::from(n) * type_px.label_px / 2.0);
            // Not so narrow that a word would break which did not before.
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

    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.line_px
    }

    /// The lines from that top edge down.
    pub(super) fn pieces(
        &self,
        role: Role,
        tone: Tone,
        left: f64,
        top: f64,
    ) -> impl Iterator<Item = Piece> {
        let bold = tone == Tone::Chosen;
        let first = top + self.line_px / 2.0 + self.size_px * 0.35;
        self.lines.iter().enumerate().map(move |(i, line)| {
            Piece::text(
                role,
                tone,
                (left, first + i as f64 * self.line_px),
                self.size_px,
                line.clone(),
            )
            .bold(bold)
        })
    }
}

/// How a whole and the selected part of it are toned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tones {
    pub(super) selected: Tone,
    pub(super) rest: Tone,
}

impl Tones {
    pub(super) fn new(is_filtered: bool) -> Self {
        if is_filtered {
            Self {
                selected: Tone::Chosen,
                rest: Tone::Quiet,
            }
        } else {
            Self {
                selected: Tone::Plain,
                rest: Tone::Plain,
            }
        }
    }

    /// The parts of a count, one after the other: the selected, then the rest. Without a filter there is one part.
    pub(super) fn parts(
        self,
        is_filtered: bool,
        whole: usize,
        selected: usize,
    ) -> [(Tone, usize); 2] {
        let selected = if is_filtered {
            selected.min(whole)
        } else {
            whole
        };
        [(self.selected, selected), (self.rest, whole - selected)]
    }
}
