//! How a slide is laid out: for a small screen, which is then enlarged to the one that there is, so that it can be read from the back of a
//! room.

/// The screen that a slide is laid out for, in CSS pixels of usual letters: one that is wide, and one that is tall, such as a phone's.
const WIDE: (f64, f64) = (1000.0, 500.0);
const TALL_WIDTH: f64 = 400.0;

/// By how much more or less a slide is laid out for, step by step, until all of it has room: the less, the larger are its letters. What has
/// no room at the end can be scrolled.
pub(super) const FITS: [f64; 9] = [0.8, 0.9, 1.0, 1.1, 1.2, 1.32, 1.45, 1.6, 1.75];

/// A slide's size before it is enlarged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// In CSS pixels.
    pub(super) width: f64,
    /// In CSS pixels.
    pub(super) height: f64,
    /// By how much it is enlarged.
    pub(super) scale: f64,
}

impl Layout {
    /// For a part of the screen of that size, letters of that scale beside the usual ones, and as much more room as `fit` says.
    pub(super) fn new((width, height): (f64, f64), letter_scale: f64, fit: f64) -> Self {
        let scale = if width >= height {
            (width / WIDE.0).min(height / WIDE.1)
        } else {
            width / TALL_WIDTH
        };
        let scale = scale / letter_scale.max(0.1) / fit;
        Self {
            width: (width / scale).floor(),
            height: (height / scale).floor(),
            scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_fills_the_screen_and_is_never_laid_out_for_less() {
        for (size, scale, fit) in [
            ((1848.0, 990.0), 1.0, 1.0),
            ((1300.0, 690.0), 1.0, 1.0),
            ((1300.0, 690.0), 1.25, 1.45),
            ((2500.0, 700.0), 1.0, 1.0),
            ((700.0, 690.0), 1.0, 1.0),
        ] {
            let layout = Layout::new(size, scale, fit);
            assert!(layout.width >= (WIDE.0 * scale * fit).floor(), "{layout:?}");
            assert!(
                layout.height >= (WIDE.1 * scale * fit).floor(),
                "{layout:?}"
            );
            assert!((layout.width * layout.scale - size.0).abs() < layout.scale);
            assert!((layout.height * layout.scale - size.1).abs() < layout.scale);
        }
        let phone = Layout::new((360.0, 640.0), 1.0, 1.0);
        assert_eq!((phone.width, phone.scale), (400.0, 0.9));
    }
}
