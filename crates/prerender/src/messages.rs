//! The few words that only this text has. All others are the page's own, from `yearline_core::text`.

use yearline_core::domain::Lang;

/// What only the static text says, in one language.
#[derive(Debug)]
pub(crate) struct OwnWords {
    /// What is missing where no script runs.
    pub(crate) without_scripts: &'static str,
    /// How many activities are not listed; in place of `{n}`.
    pub(crate) n_more: &'static str,
}

impl OwnWords {
    /// In that language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &Self {
                without_scripts: "Filters, search and zoom need JavaScript, which is off here. Everything else is here, and at the end each activity in full.",
                n_more: "{n} more activities stand in the data file.",
            },
            Lang::ZhHans => &Self {
                without_scripts: "筛选、搜索和缩放需要 JavaScript，而此处已停用。其余内容均在本页，页末有每项活动的全文。",
                n_more: "另有{n}项活动见数据文件。",
            },
        }
    }
}
