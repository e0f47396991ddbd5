//! What the template says about each column, in both languages.

use crate::words::{Field, Table};

/// The note of a column or of a row of the report, in English and Chinese; empty where its name says it all.
pub(super) fn note(table: Table, field: Field) -> (&'static str, &'static str) {
    match (table, field) {
        (Table::Report, _) => of_report(field),
        (_, Field::Id) => (
            "Identifies the row in addresses, so it should never change: small letters, digits, hyphens. If the cell is empty, one is made from the title.",
            "用于网址，不应更改：小写字母、数字、连字符。留空则根据标题生成。",
        ),
        (Table::Initiatives, Field::Number) => (
            "The number of the initiative in the report. It fixes the order on the page.",
            "该项工作在报告中的序号，决定页面上的顺序。",
        ),
        (Table::Initiatives, Field::Title) => ("A short name.", "简短名称。"),
        (Table::Initiatives, Field::Summary) => (
            "What the initiative is about, in one or two sentences.",
            "用一两句话说明该项工作的内容。",
        ),
        (Table::Kinds, Field::Title) => (
            "A kind of activity: talks, visits, courses. Activities are chosen and counted by it.",
            "活动的类别，如讲座、参观、课程；可据此筛选和统计。",
        ),
        (Table::Activities, Field::Title) => (
            "A short name of one thing that was done.",
            "一件事的简短名称。",
        ),
        (Table::Activities, Field::Initiative) => (
            "Choose the initiative that it belongs to.",
            "选择所属的工作。",
        ),
        (Table::Activities, Field::Kind) => ("Choose the kind.", "选择类别。"),
        (Table::Activities, Field::When) => (
            "As precisely as the report says it, and no more: 2022-03-05, March 2022, end of March, Q2 2022, 2022-03/2022-06 for what lasted. Leave it empty where the report names no time.",
            "按报告写明的程度填写，不多写：2022-03-05、2022年3月、3月底、第二季度；持续的写 2022-03/2022-06。报告没有写明时间的请留空。",
        ),
        (Table::Activities, Field::Basis) => (
            "What the date rests on. stated: the report says it. implied: it follows from something that the report names; say from what in the date note. period: only the report's period is known.",
            "日期的依据。写明：报告写明日期；推断：由报告提到的事情推出，请在日期说明中写明由何推出；只知时段：只知道报告的时段。",
        ),
        (Table::Activities, Field::Summary) => (
            "What the report says, in one to three sentences, and what is unclear about it.",
            "用一至三句话写报告的内容，以及不清楚之处。",
        ),
        (Table::Activities, Field::WhenNote) => (
            "From what the date follows, and what is unclear about it.",
            "日期由何推出，有何不清楚之处。",
        ),
        (_, Field::Paragraph) => (
            "The paragraph of the report, counted from 1. Title and date line together are 1.",
            "报告的第几段，从1起；标题和日期行合为第1段。",
        ),
        (_, Field::Sentence) => (
            "The sentence of the paragraph, counted from 1 by full stops. Leave it empty if it is not known.",
            "该段的第几句，从1起，按句号计；不知道请留空。",
        ),
        (Table::Figures, Field::Activity) => (
            "Choose the activity that it belongs to.",
            "选择所属的活动。",
        ),
        (Table::Figures, Field::Title) => ("What is counted.", "统计的内容。"),
        (_, Field::Value) => ("The number that the report gives.", "报告给出的数字。"),
        (_, Field::Qualifier) => (
            "exact: the value itself. at-least: it or more. more-than: more than it. about: roughly.",
            "确数：就是该数；至少：该数或更多；超过：多于该数；约：大致。",
        ),
        (_, Field::Unit) => (
            "The thing counted, spelt the same for the same thing: people, lectures.",
            "计量单位，同一事物写法一致：人、场。",
        ),
        (_, Field::Note) => ("What is unclear about the figure.", "数字有何不清楚之处。"),
        _ => ("", ""),
    }
}

fn of_report(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Title => ("The title of the page.", "页面的标题。"),
        Field::Organisation => ("Whose report it is.", "发布报告的单位。"),
        Field::Period => (
            "What the report covers: 2022, or 2022-09/2023-08.",
            "报告涵盖的时段：2022 或 2022-09/2023-08。",
        ),
        Field::Languages => (
            "The languages of the texts, the first one to fall back on. Texts have a column for each.",
            "文字的语言，首选在前；每种语言一列。",
        ),
        Field::Description => (
            "What the data are, where they come from, who translated them.",
            "数据是什么、来自何处、由谁翻译。",
        ),
        Field::Name => (
            "A stable name without the year: small letters and hyphens.",
            "不含年份的固定名称：小写字母和连字符。",
        ),
        Field::SourceTitle => (
            "The report that the data were taken from.",
            "数据所依据的报告。",
        ),
        Field::SourceDate => ("Its date: 2023-02-17.", "报告日期：2023-02-17。"),
        Field::SourceParagraphs => ("How many paragraphs it has.", "报告共有多少段。"),
        Field::SourcePath => ("Where it can be read.", "在哪里可以读到。"),
        Field::Roles => (
            "What they did: author, compiler, translator.",
            "所做的工作：author、compiler、translator。",
        ),
        _ => ("", ""),
    }
}
