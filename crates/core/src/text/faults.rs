//! Faults in words: where, what is wrong, what to do. For somebody who knows a spreadsheet, not JSON.

use crate::domain::Lang;
use crate::ingest::{Code, Diagnostic, Expected, Path, Severity};

use super::Locale;
use super::missing::missing_words;
use super::sheet_faults::sheet_words;
use super::syntax_faults::syntax_words;

/// A fault as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultWords {
    /// The table, row and column; or the path, or line and column of the text.
    pub place: String,
    /// What is wrong.
    pub wrong: String,
    /// What to do.
    pub remedy: String,
}

/// Why no file came, as far as words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// The reader called it off.
    Cancelled,
    /// Nothing came within a minute.
    TimedOut,
    /// The address is none that can be fetched.
    BadAddress,
    /// The server said no, with that status.
    Status(u16),
    /// The network, the other origin's rules or this page's.
    Unreachable,
    /// Spreadsheets need a program that this page cannot start.
    NoProgram,
    /// That program could not be fetched, or stopped.
    ProgramStopped,
}

impl Locale {
    pub(super) fn pick(self, en: impl Into<String>, zh: impl Into<String>) -> String {
        match self.lang {
            Lang::En => en.into(),
            Lang::ZhHans => zh.into(),
        }
    }

    /// The head of the report on a file, and why it did not come, if it did not.
    #[must_use]
    pub fn report_headline(self, name: &str, is_shown: bool, missing: Option<NoFile>) -> String {
        match (is_shown, missing) {
            (true, _) => self.pick(
                format!("{name} is shown, with remarks"),
                format!("已显示 {name}，有一些提醒"),
            ),
            (false, Some(NoFile::NoProgram | NoFile::ProgramStopped)) => self.pick(
                format!("{name} could not be read"),
                format!("无法读取 {name}"),
            ),
            (false, Some(_)) => self.pick(
                format!("{name} could not be fetched"),
                format!("无法取得 {name}"),
            ),
            (false, None) => self.pick(
                format!("{name} is not shown: it has faults to be mended"),
                format!("{name} 有错误，未显示"),
            ),
        }
    }

    /// How many faults and remarks there are.
    #[must_use]
    pub fn report_count(self, diagnostics: &[Diagnostic]) -> String {
        let errors = diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count();
        let remarks = diagnostics.len() - errors;
        let en = |n: usize, one: &str, many: &str| {
            if n == 1 {
                format!("1 {one}")
            } else {
                format!("{} {many}", self.count(n))
            }
        };
        match (errors, remarks) {
            (0, r) => self.pick(
                en(r, "remark", "remarks"),
                format!("{}条提醒", self.count(r)),
            ),
            (e, 0) => self.pick(en(e, "fault", "faults"), format!("{}处错误", self.count(e))),
            (e, r) => self.pick(
                format!(
                    "{}, {}",
                    en(e, "fault", "faults"),
                    en(r, "remark", "remarks")
                ),
                format!("{}处错误，{}条提醒", self.count(e), self.count(r)),
            ),
        }
    }

    /// How much more is wrong than is listed.
    #[must_use]
    pub fn and_more(self, n: usize) -> String {
        self.pick(
            if n == 1 {
                "1 more is not listed. ".to_owned()
            } else {
                format!("{} more are not listed. ", self.count(n))
            },
            format!("另有{}条未列出。", self.count(n)),
        )
    }

    /// Why no file came, and what to do.
    #[must_use]
    pub fn load_fault(self, fault: NoFile) -> (String, String) {
        match fault {
            NoFile::Cancelled => (
                self.pick("Fetching was called off.", "读取已取消。"),
                self.pick("Try again, or go back to the built-in year.", "可以重试，或返回内置年度。"),
            ),
            NoFile::TimedOut => (
                self.pick("Nothing came within a minute.", "一分钟内没有收到数据。"),
                self.pick("Check the connection and try again.", "请检查网络后重试。"),
            ),
            NoFile::BadAddress => (
                self.pick("The address of the data cannot be fetched.", "数据地址无效。"),
                self.pick(
                    "Give a path on this website, or an address that begins with https:.",
                    "请填写本网站上的路径，或以 https: 开头的地址。",
                ),
            ),
            NoFile::Status(404) => (
                self.pick("There is no such file (404).", "文件不存在（404）。"),
                self.pick("Check the name in the address.", "请检查地址中的文件名。"),
            ),
            NoFile::Status(status) => (
                self.pick(
                    format!("The server answered with an error ({status})."),
                    format!("服务器返回错误（{status}）。"),
                ),
                self.pick("Try again later.", "请稍后重试。"),
            ),
            NoFile::Unreachable => (
                self.pick(
                    "No answer: the network is away, or the other website does not allow this page to read its file.",
                    "没有响应：网络不通，或对方网站不允许本页读取其文件。",
                ),
                self.pick(
                    "Check the connection; a file of another website needs the header Access-Control-Allow-Origin.",
                    "请检查网络；其他网站的文件需要设置 Access-Control-Allow-Origin 响应头。",
                ),
            ),
            NoFile::NoProgram => (
                self.pick(
                    "Here the page cannot read spreadsheets: it is a single file, or stands in a closed frame.",
                    "此处的页面无法读取电子表格：它是单个文件，或位于受限的框架中。",
                ),
                self.pick(
                    "Open the spreadsheet in the page on its website, or make a data file of it: cargo xtask convert year.xlsx year.json.",
                    "请在网站上的页面中打开该电子表格，或先转换为数据文件：cargo xtask convert year.xlsx year.json。",
                ),
            ),
            NoFile::ProgramStopped => (
                self.pick(
                    "The part of the page that reads and writes spreadsheets could not be loaded, or it stopped.",
                    "页面中读写电子表格的部分未能加载或已停止。",
                ),
                self.pick(
                    "Check the connection, reload the page and try again.",
                    "请检查网络，刷新页面后重试。",
                ),
            ),
        }
    }

    /// A fault in words.
    #[must_use]
    pub fn diagnostic(self, diagnostic: &Diagnostic) -> FaultWords {
        let place = match (diagnostic.place, diagnostic.path.sheet()) {
            _ if diagnostic.cell.is_some() => diagnostic
                .cell
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            // Of the workbook as a whole; who writes one knows no paths.
            _ if diagnostic.code.is_of_sheets() => String::new(),
            (None, _) => self.path(&diagnostic.path),
            (Some(at), None) => {
                let (line, column) = (at.line, at.column);
                let text = self.pick(
                    format!("line {line}, column {column}"),
                    format!("第{line}行第{column}列"),
                );
                // Beside the place in the text, the name of what stands there or should.
                match diagnostic.path.to_string().strip_prefix("$.") {
                    Some(name) => self.in_detail(name, &text),
                    None => text,
                }
            }
            // Who edits a spreadsheet looks for the row, who edits the file for the line.
            (Some(at), Some(_)) => {
                let sheet = self.path(&diagnostic.path);
                self.pick(
                    format!("{sheet} (line {} of the file)", at.line),
                    format!("{sheet}（文件第{}行）", at.line),
                )
            }
        };
        let (wrong, remedy) = sheet_words(self, diagnostic)
            .or_else(|| missing_words(self, diagnostic))
            .unwrap_or_else(|| (self.wrong(diagnostic), self.remedy(diagnostic)));
        FaultWords {
            place,
            wrong,
            remedy,
        }
    }

    /// A place as a spreadsheet has it, else as JSON has it.
    pub(super) fn path(self, path: &Path) -> String {
        let Some(sheet) = path.sheet() else {
            return path.to_string();
        };
        let table = sheet.resource;
        match (sheet.row, sheet.column) {
            (None, _) => self.pick(format!("table {table}"), format!("表 {table}")),
            (Some(row), None) => {
                self.pick(format!("{table}, row {row}"), format!("{table} 第{row}行"))
            }
            (Some(row), Some(column)) => self.pick(
                format!("{table}, row {row}, column {column}"),
                format!("{table} 第{row}行 {column} 列"),
            ),
        }
    }

    fn wrong(self, d: &Diagnostic) -> String {
        let (en, zh): (&str, &str) = match d.code {
            Code::EmptyFile => ("The file is empty.", "文件是空的。"),
            Code::TooLarge => ("The file is too large.", "文件太大。"),
            Code::NotUtf8 => ("The file is not UTF-8 text.", "文件不是 UTF-8 文本。"),
            Code::HtmlInsteadOfJson => (
                "This is a web page, not a data file.",
                "这是网页，不是数据文件。",
            ),
            Code::Truncated => (
                "The file breaks off in the middle.",
                "文件不完整，中途断开。",
            ),
            Code::TooDeep => ("Brackets are nested too deeply.", "括号嵌套过深。"),
            Code::NotJson => return self.syntax(&d.expected).0,
            Code::NotAnObject => (
                "The file does not begin with a package.",
                "文件开头不是数据包对象。",
            ),
            Code::MissingField => ("Something that is needed is missing.", "缺少必需的内容。"),
            Code::WrongType => ("This is of the wrong type.", "类型不对。"),
            Code::MissingText => ("The text is empty.", "文字为空。"),
            Code::MissingTranslation => ("The text lacks a language.", "文字缺少一种语言。"),
            Code::TextTooLong => ("The text is too long.", "文字太长。"),
            Code::UnknownField => ("This format has no such column.", "本格式没有这一列。"),
            Code::DuplicateName => (
                "This name stands twice in one object.",
                "同一对象中该名称出现两次。",
            ),
            Code::UnknownFormat => (
                "This page does not read that version of the format.",
                "本页不支持该格式版本。",
            ),
            Code::BadPeriod => ("The period cannot be read.", "时段无法识别。"),
            Code::PeriodTooLong => (
                "The period is too long to be drawn.",
                "时段过长，无法绘制。",
            ),
            Code::NoLanguage => ("The dataset names no language.", "数据集没有写明语言。"),
            Code::BadLanguage => ("This language cannot be used.", "语言标签不可用。"),
            Code::BadUrl => ("This address is left out.", "该地址未被采用。"),
            Code::MissingResource => ("A table is missing.", "缺少一个表。"),
            Code::DuplicateResource => ("This table is there twice.", "该表重复出现。"),
            Code::EmptyDataset => ("The table has no rows.", "表中没有数据行。"),
            Code::TooManyRows => ("The table has too many rows.", "表中行数过多。"),
            Code::BadId => (
                "The identifier has a form that addresses cannot carry.",
                "标识符的格式不能用于网址。",
            ),
            Code::DuplicateId => ("The identifier is there twice.", "标识符重复。"),
            Code::UnknownReference => ("No row has this identifier.", "没有这个标识符对应的行。"),
            Code::BadNumber => (
                "The number of the initiative cannot be used.",
                "工作序号不可用。",
            ),
            Code::DuplicateNumber => (
                "Two initiatives have the same number.",
                "两项工作的序号相同。",
            ),
            Code::BadEnum => ("This word may not stand here.", "此处不能用这个词。"),
            Code::BadDate => ("This is no date that can be read.", "日期无法识别。"),
            Code::DateOutsidePeriod => ("The date lies outside the period.", "日期在时段之外。"),
            Code::YearOnly => (
                "A bare year can be read as “all through the year”.",
                "只写年份会被理解为“全年持续”。",
            ),
            Code::PeriodBasisDated => (
                "The basis says that no month is known, but the date names one.",
                "依据为“仅时段”，日期却更具体。",
            ),
            Code::MissingBasisNote => (
                "The date is implied, and nothing says from what.",
                "日期为推出，却没有说明依据。",
            ),
            Code::BadValue => ("The value must be a number.", "数值必须是数字。"),
            Code::MissingUnit => ("The figure does not say what it counts.", "数字没有单位。"),
            Code::BadPlace => (
                "The report has no such paragraph or sentence.",
                "报告中没有这个段落或句子。",
            ),
            // Said by `sheet_words`; a test asks for each.
            Code::DamagedWorkbook
            | Code::PasswordProtected
            | Code::UnpacksTooLarge
            | Code::TooManyCells
            | Code::NotATable
            | Code::UnreadableDraft
            | Code::WrongEnding
            | Code::OtherEncoding
            | Code::MacrosIgnored
            | Code::HiddenSheet
            | Code::UnusedSheet
            | Code::HiddenRows
            | Code::MergedCells
            | Code::FormulaValues
            | Code::FormulaError
            | Code::NoSheet
            | Code::MissingColumn
            | Code::MissingProperty
            | Code::UnusedColumn
            | Code::SameColumn
            | Code::DayOrder
            | Code::NamedTime
            | Code::YearTaken
            | Code::OpenStart
            | Code::BasisTaken
            | Code::ExactTaken
            | Code::IdsMade
            | Code::RowsMade
            | Code::LanguagesTaken => ("", ""),
        };
        self.pick(en, zh)
    }

    fn remedy(self, d: &Diagnostic) -> String {
        if d.code == Code::NotJson {
            return self.syntax(&d.expected).1;
        }
        match (d.code, &d.expected) {
            (Code::EmptyFile, _) => self.pick(
                "Check that the right file was saved.",
                "请检查是否保存了正确的文件。",
            ),
            (Code::NotUtf8, _) => self.pick("Save it as UTF-8.", "请另存为 UTF-8 编码。"),
            (Code::HtmlInsteadOfJson, _) => self.pick(
                "Open the address in a browser: it may be a “not found” or login page.",
                "请在浏览器中打开该地址，可能是“未找到”或登录页面。",
            ),
            (Code::Truncated, Expected::Closing(closing)) => self.pick(
                format!("Copy or download it again, in whole; {closing} is missing at the end."),
                format!("请重新完整复制或下载；末尾缺少 {closing}。"),
            ),
            (Code::TooDeep, _) => self.pick(
                "This is not a dataset of this format.",
                "这不是本格式的数据集。",
            ),
            (Code::NotAnObject, _) => self.pick(
                "Begin with the package: {\"name\": …, \"resources\": […]}.",
                "请以数据包开头：{\"name\": …, \"resources\": […]}。",
            ),
            (Code::BadValue, _) => self.pick(
                "Write the bare number; “more than” belongs into the column qualifier.",
                "只写数字；“超过”应写在 qualifier 列。",
            ),
            (Code::MissingUnit, _) => self.pick(
                "Write what is counted: people, lectures.",
                "请写明计量单位，如人、场。",
            ),
            (Code::MissingBasisNote, _) => self.pick(
                "Write in when_note from what it follows.",
                "请在 when_note 中说明由何推出。",
            ),
            (Code::BadDate, Expected::Edtf { read }) => {
                let upto = match read {
                    0 => String::new(),
                    n => self.pick(
                        format!(" It can be read up to character {n}."),
                        format!("可识别到第{n}个字符。"),
                    ),
                };
                self.pick(
                    format!(
                        "Write 2022-03, 2022-03/2022-06 or [2022-10..2022-12]; 2022-XX where no month is known.{upto}"
                    ),
                    format!("请写成 2022-03、2022-03/2022-06 或 [2022-10..2022-12]；不知月份则写 2022-XX。{upto}"),
                )
            }
            (Code::BadPeriod, _) => self.pick(
                "Write 2022, or 2022-09/2023-08.",
                "请写成 2022 或 2022-09/2023-08。",
            ),
            (Code::NoLanguage, _) => self.pick(
                "Write \"languages\": [\"en\"].",
                "请写 \"languages\": [\"en\"]。",
            ),
            (Code::PeriodBasisDated, Expected::Write(date)) => self.pick(
                format!("Write {date}, or say in when_basis what the date rests on."),
                format!("请写 {date}，或在 when_basis 中说明依据。"),
            ),
            (Code::TooLarge, Expected::AtMost(n)) => self.pick(
                format!("At most {} MB are read.", self.count(n / 1_000_000)),
                format!("最多读取 {} MB。", self.count(n / 1_000_000)),
            ),
            (_, expected) => self.expected(expected),
        }
    }

    /// What is wrong with the syntax, and its remedy.
    fn syntax(self, expected: &Expected) -> (String, String) {
        let Expected::Syntax(fault) = expected else {
            return (
                self.pick("The file is not JSON.", "文件不是 JSON。"),
                self.expected(expected),
            );
        };
        let (wrong_en, remedy_en, wrong_zh, remedy_zh) = syntax_words(*fault);
        (
            self.pick(wrong_en, wrong_zh),
            self.pick(remedy_en, remedy_zh),
        )
    }
}
