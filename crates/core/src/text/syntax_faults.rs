//! Faults of syntax in words.

use crate::ingest::SyntaxFault;

/// What is wrong and its remedy, in English and in Chinese: (wrong, remedy, wrong, remedy).
pub(super) fn syntax_words(
    fault: SyntaxFault,
) -> (&'static str, &'static str, &'static str, &'static str) {
    match fault {
        SyntaxFault::TrailingComma => (
            "A comma after the last element.",
            "Take it away.",
            "最后一个元素后多了逗号。",
            "请删去。",
        ),
        SyntaxFault::MissingComma => (
            "No comma between two elements.",
            "Add one.",
            "两个元素之间缺少逗号。",
            "请补上。",
        ),
        SyntaxFault::MissingColon => (
            "No colon after a name.",
            "Add one.",
            "名称后缺少冒号。",
            "请补上。",
        ),
        SyntaxFault::MissingValue => (
            "A value is missing here.",
            "Write one, or take the name away.",
            "此处缺少值。",
            "请填写，或删去该名称。",
        ),
        SyntaxFault::MissingName => (
            "A name in double quotes is missing here.",
            "Write one.",
            "此处缺少双引号中的名称。",
            "请填写。",
        ),
        SyntaxFault::WrongBracket => (
            "This closes another kind of bracket.",
            "Close brackets in the order in which they were opened.",
            "括号不匹配。",
            "请按打开的顺序关闭括号。",
        ),
        SyntaxFault::WrongQuotes => (
            "JSON has straight double quotes only.",
            "Write \".",
            "JSON 只使用直的双引号。",
            "请改用 \"。",
        ),
        SyntaxFault::Comment => (
            "JSON has no comments.",
            "Take it away.",
            "JSON 不允许注释。",
            "请删去。",
        ),
        SyntaxFault::UnknownWord => (
            "JSON has no such word.",
            "Put a text into double quotes; a missing value is null.",
            "JSON 没有这个词。",
            "文字请加双引号；没有值请写 null。",
        ),
        SyntaxFault::BadNumber => (
            "JSON does not write numbers so.",
            "Write digits, and a dot before decimals: 1000.5.",
            "JSON 不这样写数字。",
            "请只写数字，小数用点：1000.5。",
        ),
        SyntaxFault::ControlCharacter => (
            "A line break or tab inside a text.",
            "Write \\n or \\t, or a space.",
            "文字中有换行或制表符。",
            "请写 \\n、\\t 或空格。",
        ),
        SyntaxFault::BadEscape => (
            "A backslash that means nothing.",
            "Write two of them, \\\\, for the character itself.",
            "反斜杠用法不对。",
            "要写反斜杠本身，请写两个 \\\\。",
        ),
        SyntaxFault::LoneSurrogate => (
            "Half of a character.",
            "Write the character itself instead of \\u….",
            "只有半个字符。",
            "请直接写该字符，不用 \\u…。",
        ),
        SyntaxFault::AfterTheEnd => (
            "Something follows after the end.",
            "Take it away, or look for a bracket too many.",
            "结尾之后还有内容。",
            "请删去，或检查是否多了括号。",
        ),
        SyntaxFault::Stray => (
            "This character has no business here.",
            "Take it away.",
            "此处不应有这个字符。",
            "请删去。",
        ),
    }
}
