//! What should stand in the place of a fault, in words.

use crate::domain::Period;
use crate::ingest::{Expected, Type};

use super::Locale;

impl Locale {
    /// A remedy from what should stand there.
    pub(super) fn expected(self, expected: &Expected) -> String {
        match expected {
            Expected::Json | Expected::Syntax(_) | Expected::Closing(_) => self.pick(
                "Write a JSON file of this format.",
                "请提供本格式的 JSON 文件。",
            ),
            Expected::Type(of) => {
                let (en, zh) = type_name(*of);
                self.pick(format!("Write {en}."), format!("请写{zh}。"))
            }
            Expected::Rows => self.pick(
                "Put the rows into this file itself.",
                "请把数据行直接写在本文件中。",
            ),
            Expected::Text => self.pick("Write a text.", "请填写文字。"),
            Expected::Languages(tags) => self.pick(
                format!("Write it in {} too.", self.list(tags)),
                format!("请补上{}的文字。", self.list(tags)),
            ),
            Expected::OneOf(words) => self.pick(
                format!("Write one of {}.", words.join(", ")),
                format!("请写其中之一：{}。", words.join("、")),
            ),
            Expected::Id => self.pick(
                "Write small letters, digits, dot, hyphen and underscore, such as open-day-2.",
                "请用小写字母、数字、点、连字符和下划线，如 open-day-2。",
            ),
            Expected::Language => self.pick(
                "Write a language tag such as en or zh-Hans.",
                "请写语言标签，如 en 或 zh-Hans。",
            ),
            Expected::Url => self.pick(
                "Begin with https:, http: or mailto:.",
                "请以 https:、http: 或 mailto: 开头。",
            ),
            Expected::Edtf { .. } | Expected::Bounded => self.pick(
                "Write a date such as 2022-03 or 2022-03/2022-06.",
                "请写日期，如 2022-03 或 2022-03/2022-06。",
            ),
            Expected::Day => self.pick(
                "Write a day such as 2023-02-17.",
                "请写日期，如 2023-02-17。",
            ),
            Expected::Within(period) => {
                let period: Period = *period;
                self.pick(
                    format!(
                        "Write a date within {}, or correct the period.",
                        self.period(period)
                    ),
                    format!(
                        "请写{}以内的日期，或更正时段。",
                        self.period_in_sentence(period)
                    ),
                )
            }
            Expected::Write(text) => self.pick(format!("Write {text}."), format!("请写 {text}。")),
            Expected::Number => self.pick("Write a number.", "请写数字。"),
            Expected::Between(from, to) => self.pick(
                format!("Write a whole number from {from} to {to}."),
                format!("请写{from}到{to}之间的整数。"),
            ),
            Expected::AtMost(n) => self.pick(
                format!("At most {} are possible.", self.count(*n)),
                format!("最多{}。", self.count(*n)),
            ),
            Expected::Elsewhere(path) => self.pick(
                format!(
                    "It stands at {} already: change one of the two.",
                    self.path(path)
                ),
                format!("已出现在{}，请更改其中之一。", self.path(path)),
            ),
            Expected::ElsewhereCell(cell) => self.pick(
                format!("It stands in {cell} already: change one of the two."),
                format!("已出现在 {cell}，请更改其中之一。"),
            ),
            Expected::Once => self.pick("Take one of the two away.", "请删去其中之一。"),
            Expected::Resource(name) => self.pick(
                format!("Add a table of the name {name}."),
                format!("请添加名为 {name} 的表。"),
            ),
            Expected::Reference { resource, near } => match near {
                Some(near) => self.pick(
                    format!("Did you mean {near}? Else add the row to the table {resource}."),
                    format!("是否应为 {near}？否则请在表 {resource} 中添加该行。"),
                ),
                None => self.pick(
                    format!("Use an id of the table {resource}, or add the row there."),
                    format!("请使用表 {resource} 中的 id，或在其中添加该行。"),
                ),
            },
            Expected::Near(name) => self.pick(
                format!("Did you mean {name}?"),
                format!("是否应为 {name}？"),
            ),
            Expected::Cells(_) => String::new(),
            Expected::DayOrder { .. } | Expected::DateWords => self.pick(
                "Write a date such as 2022-03-05, March 2022 or 3月底.",
                "请写日期，如 2022-03-05、2022年3月 或 3月底。",
            ),
            Expected::Column(name) => self.pick(
                format!("Add a column “{name}”."),
                format!("请添加“{name}”列。"),
            ),
        }
    }
}

fn type_name(of: Type) -> (&'static str, &'static str) {
    match of {
        Type::Object => ("an object, { … }", "对象 { … }"),
        Type::Array => ("a list, [ … ]", "列表 [ … ]"),
        Type::String => ("a text in double quotes", "双引号中的文字"),
        Type::Number => ("a number without quotes", "不带引号的数字"),
        Type::Integer => ("a whole number without quotes", "不带引号的整数"),
        Type::Text => (
            "a text, or an object with one text a language",
            "文字，或按语言列出的对象",
        ),
        Type::Place => (
            "a place such as {\"paragraph\": 6, \"sentence\": 2}",
            "位置，如 {\"paragraph\": 6, \"sentence\": 2}",
        ),
    }
}
