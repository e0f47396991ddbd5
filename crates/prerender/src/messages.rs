//! The few words that only this text has. All others are the page's own, from `yearline_core::text`.

use yearline_core::domain::Lang;

/// What only the static text says, in one language.
#[derive(Debug)]
pub(crate) struct OwnWords {
    /// Why there is text instead of charts.
    pub(crate) without_scripts: &'static str,
    /// Links the data file.
    pub(crate) data_file: &'static str,
    /// How many activities are not listed; in place of `{n}`.
    pub(crate) n_more: &'static str,
}

impl OwnWords {
    /// In that language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &Self {
                without_scripts: "Charts, timeline and filters need JavaScript, which is off here. This is the same year as text.",
                data_file: "The data file",
                n_more: "{n} more activities stand in the data file.",
            },
            Lang::ZhHans => &Self {
                without_scripts: "图表、时间线和筛选需要 JavaScript，而此处已停用。以下是同一年度的文字版。",
                data_file: "数据文件",
                n_more: "另有{n}项活动见数据文件。",
            },
        }
    }
}
