//! A placed activity, or several that are drawn as one, and the mark that it becomes.

use std::sync::Arc;

use super::glyph::{Bar, Time};
use super::input::{Activities, Choice};
use super::span::Span;
use crate::element::{Element, MarkElements, font, text};
use crate::measure::{TypeSizes, fit_bold, width_px};
use crate::scene::{Anchor, MarkKey, Role, Tone};

/// Between a name and its note.
const NOTE_GAP_PX: f64 = 6.0;

/// A line of text above a bar: the name and, less prominent, the date.
///
/// Its width is that of bold text, so that choosing an activity moves nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Caption {
    pub(crate) baseline: f64,
    left: f64,
    width: f64,
    size_px: f64,
    title: String,
    /// The note and the room that it takes.
    note: Option<(String, f64)>,
    /// Whether it ends where its bar ends, instead of beginning where the bar begins.
    is_at_end: bool,
    /// Whether it may be bold. Among many that are all chosen, bold would distinguish nothing.
    pub(crate) may_be_bold: bool,
}

impl Caption {
    fn of(title: String, size_px: f64) -> Self {
        Self {
            baseline: 0.0,
            left: 0.0,
            width: width_px(&title, size_px, true),
            size_px,
            title,
            note: None,
            is_at_end: false,
            may_be_bold: true,
        }
    }

    /// A name and its note. Where they need more than `room`, the note is left out, then the name is cut.
    pub(crate) fn new(title: &str, note: Option<&str>, type_px: TypeSizes, room: f64) -> Self {
        let size_px = type_px.label_px;
        let mut caption = Self::of(fit_bold(title, size_px, room), size_px);
        if let Some(note) = note.filter(|note| !note.is_empty()) {
            let note_width = NOTE_GAP_PX + width_px(note, size_px, false);
            if caption.width + note_width <= room {
                caption.width += note_width;
                caption.note = Some((note.to_owned(), note_width));
            }
        }
        caption
    }

    /// How many activities a merged mark stands for, with room for how many of them are chosen.
    pub(crate) fn count(n: usize, activities: &dyn Activities, type_px: TypeSizes) -> Self {
        let mut caption = Self::of(format!("×{n}"), type_px.axis_px);
        let part = width_px(&activities.part(n - 1, n), type_px.axis_px, true);
        caption.width = caption.width.max(part);
        caption
    }

    /// Places it along a bar within that room. Returns the extent of both.
    pub(crate) fn place(&mut self, bar: (f64, f64), room: (f64, f64)) -> (f64, f64) {
        let ((from, to), (left, right)) = (bar, room);
        self.is_at_end = from.max(left) + self.width > right;
        self.left = if self.is_at_end {
            (to.min(right) - self.width).max(left)
        } else {
            from.max(left)
        };
        (from.min(self.left), to.max(self.left + self.width))
    }

    fn draw(&self, title: &str, tone: Tone) -> impl Iterator<Item = Element> {
        let bold = tone == Tone::Chosen && self.may_be_bold;
        let note_width = self.note.as_ref().map_or(0.0, |(_, width)| *width);
        let (anchor, title_x, note_x) = if self.is_at_end {
            let right = self.left + self.width;
            (Anchor::End, right - note_width, right)
        } else {
            let title_width = width_px(&self.title, self.size_px, bold);
            let note_x = self.left + title_width + NOTE_GAP_PX;
            (Anchor::Start, self.left, note_x)
        };
        let font = font(self.size_px).anchored(anchor);
        let title_at = (title_x, self.baseline);
        let title = text(Role::Label, tone, title_at, font.bold(bold), title);
        let note = self.note.as_ref().map(|(note, _)| {
            let at = (note_x, self.baseline);
            text(Role::Note, tone, at, font, note)
        });
        [title].into_iter().chain(note)
    }
}

/// An activity with its place, or several that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlacedItem {
    /// Activities by their index in the dataset; at least one.
    pub(crate) members: Arc<[usize]>,
    pub(crate) span: Span,
    pub(crate) bar: Bar,
    /// Left, top, width, height.
    pub(crate) hit: [f64; 4],
    pub(crate) caption: Option<Caption>,
}

impl PlacedItem {
    /// Its mark.
    pub(crate) fn mark(&self, parent: MarkKey, time: &Time, choice: &Choice<'_>) -> MarkElements {
        let tone_of = |activity: usize| (choice.tone)(activity);
        let first = self.members.first().copied().unwrap_or_default();
        let n = self.members.len();
        let is_chosen = |a: &&usize| tone_of(**a) == Tone::Chosen;
        let n_chosen = self.members.iter().filter(is_chosen).count();
        let is_part = n_chosen > 0 && n_chosen < n;
        let tone = if n_chosen > 0 {
            Tone::Chosen
        } else {
            tone_of(first)
        };
        let key = match n {
            1 => MarkKey::Activity(first),
            _ => MarkKey::Merged(first),
        };
        let mut mark = MarkElements::new(key, Some(parent), self.hit);
        if n > 1 {
            mark.mark.members = Arc::clone(&self.members);
        }
        let whole_tone = if is_part { Tone::Quiet } else { tone };
        mark.extend(time.draw(&self.span, self.bar, whole_tone));
        if is_part {
            // The chosen share of its thickness.
            let thickness_px = (self.bar.thickness_px * n_chosen as f64 / n as f64).max(1.5);
            let rest = self.bar.thickness_px - thickness_px;
            let near_px = self.bar.near_px + if self.span.is_day { rest / 2.0 } else { rest };
            let part = Bar {
                near_px,
                thickness_px,
            };
            mark.extend(time.draw(&self.span, part, tone));
        }
        if let Some(caption) = &self.caption {
            let title = if is_part {
                (choice.part)(n_chosen, n)
            } else {
                caption.title.clone()
            };
            mark.extend(caption.draw(&title, tone));
        }
        mark
    }
}
