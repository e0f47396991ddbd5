//! What is said once for a column of a sheet, not for each of its cells.

use crate::ingest::{Code, Diagnostic, Expected};

use super::Locale;
use super::sheet_faults::{Words, both};

/// What is said once for a column.
pub(super) fn of_column(locale: Locale, d: &Diagnostic) -> Words {
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
        Code::MissingColumn => {
            let name = match &d.expected {
                Expected::Column(name) => name.as_str(),
                _ => "",
            };
            (
                both(
                    format!("The sheet has no column “{name}”."),
                    format!("该表没有“{name}”列。"),
                ),
                both(
                    "Add it, or say which column it is.",
                    "请添加该列，或手动指定。",
                ),
            )
        }
        Code::UnusedColumn => (
            both("This column is not read.", "未读取该列。"),
            both(
                "Say what it is, if it matters.",
                "如有需要，请手动指定其含义。",
            ),
        ),
        Code::SameColumn => (
            both("Another column has the same meaning.", "另有一列含义相同。"),
            match &d.expected {
                Expected::Near(name) => both(
                    format!("“{name}” is read. Say which of the two is meant."),
                    format!("读取的是“{name}”列；请指定其中之一。"),
                ),
                _ => both("Say which of the two is meant.", "请指定其中之一。"),
            },
        ),
        Code::DayOrder => {
            let Expected::DayOrder {
                day_first,
                month_first,
                n,
            } = &d.expected
            else {
                return None;
            };
            (
                both(
                    format!("Day and month can be told apart in no way ({n} in this column)."),
                    format!("无法分辨日和月（本列共{n}处）。"),
                ),
                both(
                    format!(
                        "Say once for the column which comes first: the day ({}) or the month ({}).",
                        locale_date(locale, day_first),
                        locale_date(locale, month_first)
                    ),
                    format!(
                        "请为整列指定先日后月（{}）还是先月后日（{}）。",
                        locale_date(locale, day_first),
                        locale_date(locale, month_first)
                    ),
                ),
            )
        }
        Code::YearTaken => (
            both(
                format!("{} no year.", many("date has", "dates have")),
                format!("有{n}个日期没有年份。"),
            ),
            both("It is taken from the period.", "年份取自报告时段。"),
        ),
        Code::OpenStart => (
            both(
                format!("{} no end.", many("start has", "starts have")),
                format!("有{n}项只有开始、没有结束。"),
            ),
            both(
                "They are read as begun then, with an end that nobody knows. Write the end; the same day if it took one.",
                "视为当时开始、结束时间未知；请填写结束时间，一天之内则填同一天。",
            ),
        ),
        Code::BasisTaken => (
            both(
                format!(
                    "{} not say what the date rests on.",
                    many("activity does", "activities do")
                ),
                format!("有{n}项活动没有写明日期依据。"),
            ),
            both(
                "A date that is written counts as stated, none as known from the period only. Add the column Basis to say otherwise.",
                "写有日期的视为“报告写明”，没有日期的视为“只知时段”；如有不同，请添加“依据”列。",
            ),
        ),
        Code::ExactTaken => (
            both(
                format!(
                    "{} not say how the number is to be read.",
                    many("figure does", "figures do")
                ),
                format!("有{n}个数字没有写明如何理解。"),
            ),
            both(
                "They count as exact. Write at-least, more-than or about where that is meant.",
                "视为确数；如为至少、超过或约数，请写明。",
            ),
        ),
        Code::IdsMade => (
            both(
                format!("{} no identifier.", many("row has", "rows have")),
                format!("有{n}行没有标识符。"),
            ),
            both(
                "One is made from the title. Save the result and go on from it: identifiers are part of addresses.",
                "已根据标题生成。请保存结果并在其上继续编辑：标识符是网址的一部分。",
            ),
        ),
        _ => return None,
    })
}

/// A date in the reader's words, where it is a day.
fn locale_date(locale: Locale, edtf: &str) -> String {
    let day = || {
        let mut parts = edtf.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        crate::domain::Day::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    day().map_or_else(
        || edtf.to_owned(),
        |day| super::plain::date(locale.lang, day, super::plain::DateForm::Day),
    )
}
