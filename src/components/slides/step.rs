//! What keys and fingers do with the slides. It knows no slides, only where they lead.

/// What the reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the slide before.
    Back,
    /// To the slide after.
    On,
    /// To the first slide.
    First,
    /// To the last slide.
    Last,
    /// Makes the screen black, or shows the slide again.
    Black,
}

impl Step {
    /// What a key does; `None` for a key that does nothing. Clickers send Page Up and Page Down, and `.` to make the screen black. A button
    /// that has the focus takes the space bar for itself.
    pub(super) fn of_key(key: &str, has_shift: bool, is_on_button: bool) -> Option<Self> {
        Some(match key {
            " " | "Enter" if is_on_button => return None,
            " " if has_shift => Self::Back,
            "ArrowRight" | "ArrowDown" | "PageDown" | " " | "Enter" => Self::On,
            "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => Self::Back,
            "Home" => Self::First,
            "End" => Self::Last,
            "b" | "B" | "." => Self::Black,
            _ => return None,
        })
    }

    /// What a finger does that moved so far, in CSS pixels; `None` where it did not move along the line.
    pub(super) fn of_swipe(dx: f64, dy: f64) -> Option<Self> {
        const LEAST_PX: f64 = 40.0;
        let is_along = dx.abs() > LEAST_PX && dx.abs() > 1.5 * dy.abs();
        is_along.then_some(if dx < 0.0 { Self::On } else { Self::Back })
    }

    /// The slide that it leads to, of `n`, from one of them.
    pub(super) fn from(self, index: usize, n: usize) -> usize {
        let last = n.saturating_sub(1);
        match self {
            Self::Back => index.saturating_sub(1),
            Self::On => (index + 1).min(last),
            Self::First => 0,
            Self::Last => last,
            Self::Black => index,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_clickers_step_within_the_slides() {
        let table = [
            (("ArrowRight", false, false), Some(4)),
            (("ArrowDown", false, true), Some(4)),
            (("PageDown", false, false), Some(4)),
            ((" ", false, false), Some(4)),
            (("Enter", false, false), Some(4)),
            ((" ", true, false), Some(2)),
            ((" ", false, true), None),
            (("Enter", false, true), None),
            (("ArrowLeft", false, false), Some(2)),
            (("ArrowUp", false, false), Some(2)),
            (("PageUp", false, false), Some(2)),
            (("Home", false, false), Some(0)),
            (("End", false, false), Some(16)),
            (("b", false, false), Some(3)),
            (("Tab", false, false), None),
            (("Escape", false, false), None),
        ];
        for ((key, has_shift, is_on_button), want) in table {
            let step = Step::of_key(key, has_shift, is_on_button);
            assert_eq!(step.map(|step| step.from(3, 17)), want, "{key}");
        }
        assert_eq!(Step::On.from(16, 17), 16);
        assert_eq!(Step::Back.from(0, 17), 0);
    }

    #[test]
    fn a_finger_steps_along_the_line_only() {
        let table = [
            ((-80.0, 10.0), Some(Step::On)),
            ((80.0, -20.0), Some(Step::Back)),
            ((-30.0, 0.0), None),
            ((-80.0, 70.0), None),
        ];
        for ((dx, dy), want) in table {
            assert_eq!(Step::of_swipe(dx, dy), want, "{dx} {dy}");
        }
    }
}
