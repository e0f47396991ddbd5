//! What is wrong with a workbook and its cells, in words for somebody who has never seen JSON.

use crate::domain::Lang;
use crate::ingest::{Code, Diagnostic, Expected, Severity, Step, Type};

use super::Locale;
use super::column_faults::of_column;

/// What is wrong and what to do, for a fault of a workbook; `None` where the words for a file say it as well.
pub(super) fn sheet_words(locale: Locale, d: &Diagnostic) -> Option<(String, String)> {
    let (wrong, remedy) = of_file(d)
        .or_else(|| of_sheet(d))
        .or_else(|| of_column(locale, d))
        .or_else(|| of_cell(locale, d))?;
    Some((wrong.pick(locale), remedy.pick(locale)))
}

/// A text in both languages.
pub(super) struct Both(String, String);

impl Both {
    fn pick(self, locale: Locale) -> String {
        match locale.lang {
            Lang::En => self.0,
            Lang::ZhHans => self.1,
        }
    }
}

/// The same in both languages.
pub(super) fn both(en: impl Into<String>, zh: impl Into<String>) -> Both {
    Both(en.into(), zh.into())
}

/// What is wrong and what to do.
pub(super) type Words = Option<(Both, Both)>;

/// Faults of the file as a whole.
fn of_file(d: &Diagnostic) -> Words {
    Some(match d.code {
        Code::DamagedWorkbook => (
            both(
                "The workbook is damaged or cut off.",
                "工作簿已损坏或不完整。",
            ),
            both(
                "Save, copy or download it again. If a spreadsheet program still opens it, save it from there as .xlsx.",
                "请重新保存、复制或下载；若表格软件仍能打开，请另存为 .xlsx。",
            ),
        ),
        Code::PasswordProtected => (
            both(
                "The workbook is protected by a password.",
                "工作簿设有密码。",
            ),
            both(
                "Save a copy without a password and open that.",
                "请另存一份不带密码的副本再打开。",
            ),
        ),
        Code::UnpacksTooLarge => {
            let mb = match d.expected {
                Expected::AtMost(bytes) => bytes / 1_000_000,
                _ => 0,
            };
            (
                both(
                    "The workbook unpacks to more than is read.",
                    "工作簿解压后过大。",
                ),
                both(
                    format!(
                        "At most {mb} MB are read. Remove pictures and sheets that are not part of the year."
                    ),
                    format!("最多读取 {mb} MB；请删去图片和与本年度无关的工作表。"),
                ),
            )
        }
        Code::TooManyCells => {
            let n = match d.expected {
                Expected::AtMost(n) => n,
                _ => 0,
            };
            (
                both(
                    "There are more filled cells than are read.",
                    "有内容的单元格过多。",
                ),
                both(
                    format!("At most {n} cells are read. Remove what is not part of the year."),
                    format!("最多读取 {n} 个单元格；请删去与本年度无关的内容。"),
                ),
            )
        }
        Code::NotATable => (
            both(
                format!("This is no workbook and no table: {}.", d.found),
                format!("这不是工作簿或表格，而是：{}。", d.found),
            ),
            both(
                "Open it in a spreadsheet program and save it as .xlsx, .ods or .csv.",
                "请在表格软件中打开并另存为 .xlsx、.ods 或 .csv。",
            ),
        ),
        Code::UnreadableDraft => (
            both(
                "The draft is damaged, or another version of this page kept it.",
                "草稿已损坏，或由本页的其他版本保存。",
            ),
            both(
                "Open the file again from which it was made.",
                "请重新打开制作草稿时所用的文件。",
            ),
        ),
        Code::WrongEnding => (
            both(
                "The name ends as another sort of file does.",
                "文件扩展名与内容不符。",
            ),
            match &d.expected {
                Expected::Near(ending) => both(
                    format!("It was read as what it is. Its name should end in {ending}."),
                    format!("已按实际内容读取；扩展名应为 {ending}。"),
                ),
                _ => both("It was read as what it is.", "已按实际内容读取。"),
            },
        ),
        Code::OtherEncoding => (
            both(
                "The text is not UTF-8; it was read as GB 18030.",
                "文本不是 UTF-8，已按 GB 18030 读取。",
            ),
            both(
                "Check that the texts look right. Saving as “CSV UTF-8” avoids this.",
                "请检查文字是否正常；另存为“CSV UTF-8”可避免此问题。",
            ),
        ),
        Code::MacrosIgnored => (
            both("The workbook has macros.", "工作簿含有宏。"),
            both("They are not run and not read.", "宏不会运行，也不会读取。"),
        ),
        Code::NoSheet => {
            let table = match &d.expected {
                Expected::Resource(table) => table,
                _ => "activities",
            };
            let (en, zh) = table_name(table);
            (
                both(
                    format!("No sheet looks like the table of {en}."),
                    format!("没有找到“{zh}”表。"),
                ),
                both(
                    "Give its columns headings such as Title, Date, Kind, Initiative; or say which sheet it is.",
                    "请为各列加上标题、日期、类别、工作等表头，或手动指定工作表。",
                ),
            )
        }
        Code::MissingProperty => {
            let name = match &d.expected {
                Expected::Column(name) => name.as_str(),
                _ => "",
            };
            (
                both(
                    format!("The workbook does not say this: {name}."),
                    format!("工作簿没有写明：{name}。"),
                ),
                both(
                    format!("Add a sheet “Report” with a row “{name}”, or say it by hand."),
                    format!("请添加名为“Report”的工作表并写一行“{name}”，或手动填写。"),
                ),
            )
        }
        _ => return None,
    })
}

/// Remarks on a sheet as a whole.
fn of_sheet(d: &Diagnostic) -> Words {
    let n = match d.expected {
        Expected::Cells(n) => n,
        _ => 1,
    };
    let many = |one: &str, more: &str| {
        if n == 1 {
            format!("1 {one}")
        } else {
            format!("{n} {more}")
        }
    };
    Some(match d.code {
        Code::HiddenSheet => (
            both("This sheet is hidden.", "该工作表已隐藏。"),
            both(
                "It is not read. Show it in the spreadsheet if it is part of the year, or say by hand what it holds.",
                "未读取；如属本年度内容，请在表格中取消隐藏，或手动指定。",
            ),
        ),
        Code::UnusedSheet => (
            both("This sheet is not read.", "未读取该工作表。"),
            both(
                "It looks like none of the tables. Say by hand what it holds, if it is part of the year.",
                "它不像任何一种表；如属本年度内容，请手动指定。",
            ),
        ),
        Code::HiddenRows => (
            both(
                format!("{} hidden: {}.", many("row is", "rows are"), d.found),
                format!("有{n}行已隐藏：{}。", d.found),
            ),
            both(
                "Hidden rows are read like others. Delete what is not meant.",
                "隐藏行同样读取；不需要的请删除。",
            ),
        ),
        Code::MergedCells => (
            both(
                format!(
                    "{} merged.",
                    many("group of cells is", "groups of cells are")
                ),
                format!("有{n}处合并单元格。"),
            ),
            both(
                "Their value counts for every row that they cover.",
                "其内容视为所覆盖的每一行的内容。",
            ),
        ),
        Code::FormulaValues => (
            both(
                format!("{} calculated by formulas.", many("value is", "values are")),
                format!("有{n}个值由公式计算。"),
            ),
            both(
                "The values last saved are read. Check that they are up to date.",
                "读取的是上次保存的结果，请确认已更新。",
            ),
        ),
        Code::RowsMade => {
            let (en, zh) = match d.path.steps().first() {
                Some(Step::Key(table)) => table_name(table),
                _ => table_name(""),
            };
            (
                both(
                    format!(
                        "There is no sheet for the {en}: {} taken from the activities.",
                        many("was", "were")
                    ),
                    format!("没有“{zh}”表：已从活动表中取得{n}个。"),
                ),
                both(
                    "Check their names and order; add the sheet to say more of each.",
                    "请检查名称和顺序；如需补充说明，请添加该表。",
                ),
            )
        }
        Code::LanguagesTaken => (
            both(
                "The workbook does not say its languages.",
                "工作簿没有写明语言。",
            ),
            match &d.expected {
                Expected::OneOf(tags) => both(
                    format!("Taken from its columns: {}.", tags.join(", ")),
                    format!("根据各列判断为：{}。", tags.join("、")),
                ),
                _ => both("", ""),
            },
        ),
        _ => return None,
    })
}

/// Faults of one cell.
fn of_cell(locale: Locale, d: &Diagnostic) -> Words {
    Some(match (d.code, &d.expected) {
        (Code::FormulaError, _) if d.found.starts_with('=') => (
            both(
                format!("The formula {} was never calculated.", d.found),
                format!("公式 {} 从未计算过。", d.found),
            ),
            both(
                "Open the workbook in a spreadsheet program and save it there, or write the value.",
                "请在表格软件中打开并保存，或直接填写值。",
            ),
        ),
        (Code::FormulaError, _) => (
            both(
                format!("The formula gives no value but {}.", d.found),
                format!("公式结果为错误值 {}。", d.found),
            ),
            both(
                "Correct the formula, or write the value.",
                "请更正公式，或直接填写值。",
            ),
        ),
        (Code::NamedTime, _) => (
            both(
                "This time has a name and no dates; which days it was is not guessed.",
                "该时间只有名称，没有日期；不作推测。",
            ),
            both(
                "Write the months that it may be in, such as [2022-07..2022-08], the basis implied, and a note that says from what.",
                "请写可能的月份，如 [2022-07..2022-08]，依据写“推断”，并在说明中写明由何推出。",
            ),
        ),
        (Code::BadDate, Expected::DateWords) => (
            both("The date cannot be read.", "日期无法识别。"),
            both(
                "Write it as 2022-03-05, 5 March 2022, March 2022, 3月底, Q2 2022, or 2022-03/2022-06 for what lasted. Leave it empty where the report names no time.",
                "请写成 2022-03-05、2022年3月5日、3月底、第二季度；持续的写 2022-03/2022-06。报告没有写明时间的请留空。",
            ),
        ),
        (Code::MissingField | Code::MissingText | Code::MissingUnit, _)
            if d.cell.is_some() && d.found.is_empty() =>
        {
            let name = d.path.steps().iter().rev().find_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Index(_) => None,
            })?;
            let name = field_name(name, locale.lang);
            let is_error = d.severity == Severity::Error;
            (
                both(format!("{name} is missing."), format!("缺少{name}。")),
                if is_error {
                    both("Fill in the cell.", "请填写该单元格。")
                } else {
                    both("Fill it in, if the report says so.", "如报告中有，请填写。")
                },
            )
        }
        (Code::MissingBasisNote, _) if d.cell.is_some() => (
            both(
                "The date is implied and no note says from what.",
                "日期系推断，但没有说明由何推出。",
            ),
            both("Write it in the column Date note.", "请写在“日期说明”列。"),
        ),
        (Code::BadValue, _) if d.cell.is_some() => (
            both("The value must be a number.", "数值必须是数字。"),
            both(
                "Write the number alone; “more than” belongs into the column Qualifier.",
                "只写数字；“超过”等请写在“限定”列。",
            ),
        ),
        (Code::WrongType, Expected::Type(Type::Place)) if d.cell.is_some() => (
            both("This is no place in the report.", "不是报告中的位置。"),
            both(
                "Write paragraph and sentence as 6.2, or in two columns.",
                "请写段落和句子，如 6.2，或分两列填写。",
            ),
        ),
        (Code::BadEnum, Expected::OneOf(words)) if d.cell.is_some() => (
            both("None of the words that can stand here.", "不是可用的词。"),
            both(
                format!("Choose one of {}.", words.join(", ")),
                format!("请选择：{}。", words.join("、")),
            ),
        ),
        _ => return None,
    })
}

fn table_name(table: &str) -> (&'static str, &'static str) {
    match table {
        "initiatives" => ("initiatives", "工作"),
        "kinds" => ("kinds", "类别"),
        "figures" => ("figures", "数字"),
        _ => ("activities", "活动"),
    }
}

/// A column of the format as an author knows it.
fn field_name(name: &str, lang: Lang) -> String {
    let (en, zh) = match name {
        "id" => ("The identifier", "标识符"),
        "number" => ("The number", "序号"),
        "title" => ("The title", "标题"),
        "summary" => ("The summary", "摘要"),
        "initiative" => ("The initiative", "所属工作"),
        "kind" => ("The kind", "类别"),
        "activity" => ("The activity", "所属活动"),
        "when" => ("The date", "日期"),
        "when_basis" => ("The basis of the date", "日期依据"),
        "value" => ("The value", "数量"),
        "qualifier" => ("The qualifier", "限定"),
        "unit" => ("The unit", "单位"),
        "source" => ("The place in the report", "出处"),
        "period" => ("The period", "时段"),
        "languages" => ("The languages", "语言"),
        "name" => ("The name of the dataset", "数据集名称"),
        other => return format!("“{other}”"),
    };
    match lang {
        Lang::En => en.to_owned(),
        Lang::ZhHans => zh.to_owned(),
    }
}
