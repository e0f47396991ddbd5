//! The few words that only this text has. All others are the page's own, from `yearline_core::text`.

use yearline_core::domain::Lang;

/// What only the static text says, in one language.
#[derive(Debug)]
pub(crate) struct OwnWords {
    /// What is missing where no script runs.
    pub(crate) without_scripts: &'static str,
    /// Where the activities are in full, if they are too many for the page; `{n}` stands for how many.
    pub(crate) in_file: &'static str,
}

impl OwnWords {
    /// In that language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &Self {
                without_scripts: "Filters, search and zoom need JavaScript, which is off here. Everything else is on this page.",
                in_file: "The data file has all {n} activities in full.",
            },
            Lang::ZhHans => &Self {
                without_scripts: "筛选、搜索和缩放需要 JavaScript，而此处已停用。其余内容均在本页。",
                in_file: "数据文件载有全部{n}项活动的详情。",
            },
        }
    }
}
