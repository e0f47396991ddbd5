//! The columns that matrix and timeline share: labels, months, undated activities.

/// The columns of a sheet, in CSS pixels from its left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    /// The whole width.
    pub width: f64,
    /// Width of the column of labels, and left edge of the months.
    pub label: f64,
    /// Width of one month.
    pub month: f64,
    /// How many months there are.
    pub n_months: usize,
    /// Width of the undated column at the right edge. The gap between it and the months has room for stubs.
    pub undated: f64,
}

impl Columns {
    /// Containers narrower than this have the vertical form of matrix and timeline.
    pub const NARROW_BELOW: f64 = 640.0;
    /// The gap between the last month and the undated column.
    pub const GAP: f64 = 16.0;

    /// Divides `width` between the columns.
    #[must_use]
    pub fn new(width: f64, n_months: usize) -> Self {
        let label = (width * 0.22).clamp(140.0, 264.0).round();
        let undated = (width * 0.165).clamp(104.0, 200.0).round();
        let n_months = n_months.max(1);
        let month = ((width - label - undated - Self::GAP) / n_months as f64).max(1.0);
        Self {
            width,
            label,
            month,
            n_months,
            undated,
        }
    }

    /// Left edge of the months.
    #[must_use]
    pub fn months_left(&self) -> f64 {
        self.label
    }

    /// Right edge of the months.
    #[must_use]
    pub fn months_right(&self) -> f64 {
        self.label + self.month * self.n_months as f64
    }

    /// Left edge of the undated column.
    #[must_use]
    pub fn undated_left(&self) -> f64 {
        self.width - self.undated
    }
}
