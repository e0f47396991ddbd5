//! What a reader chose.
//!
//! The choices within one facet widen (initiative 4 *or* 9), the facets narrow one another (initiative 4 *and* March). A filter by month
//! never drops an activity silently: those without a month are set aside and counted, and [`Filter::undated`] includes them.

use super::fold::fold;
use super::month_set::MonthSet;

/// What a reader chose. An empty filter leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Indexes of initiatives, ascending.
    pub initiatives: Vec<usize>,
    /// Months of the period.
    pub months: MonthSet,
    /// Whether the activities without a month are asked for, beside the months chosen or alone.
    pub undated: bool,
    /// Indexes of kinds, ascending.
    pub kinds: Vec<usize>,
    /// Words to search for, each anywhere in the texts of an activity, in any language.
    pub query: String,
}

impl Filter {
    /// Whether it leaves nothing out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.initiatives.is_empty()
            && !self.chooses_months()
            && self.kinds.is_empty()
            && self.query.trim().is_empty()
    }

    /// Whether months, or the activities without one, are chosen.
    #[must_use]
    pub fn chooses_months(&self) -> bool {
        self.undated || !self.months.is_empty()
    }

    /// The words of the query, folded.
    pub(super) fn words(&self) -> Vec<String> {
        fold(&self.query)
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }
}
