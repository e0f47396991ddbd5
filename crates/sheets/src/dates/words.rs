//! The words of dates, in both languages. It knows nothing of how they are put together.

use super::lex::Token;

/// Times that have a name and no dates. Fixed holidays are among them: that the report means their day is a guess.
#[rustfmt::skip]
pub(super) const NAMED: &[&str] = &[
    "暑假", "寒假", "假期", "小长假", "黄金周", "春节", "元旦", "国庆", "五一", "中秋", "端午", "清明", "元宵", "重阳", "七一", "八一", "六一", "三八",
    "五四", "十一假", "双十", "圣诞", "感恩", "开学", "学期", "期末", "期中", "毕业季", "迎新", "军训", "农历", "正月", "腊月", "除夕", "冬季", "冬天",
    "冬", "寒冬", "节", "学年", "holiday", "vacation", "break", "easter", "christmas", "semester", "term", "trimester",
    "spring festival", "new year", "ramadan", "thanksgiving", "graduation", "freshers", "lunar", "winter",
    "national day", "labour day", "labor day", "youth day", "school year", "academic year",
];

#[rustfmt::skip]
pub(super) const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Chinese words, longer ones before those that they begin with.
#[rustfmt::skip]
pub(super) const HAN: &[(&str, &[Token])] = &[
    ("上半年", &[Token::Half(1)]),
    ("下半年", &[Token::Half(2)]),
    ("季度", &[Token::QuarterWord]),
    ("春季", &[Token::Season(21)]),
    ("春天", &[Token::Season(21)]),
    ("夏季", &[Token::Season(22)]),
    ("夏天", &[Token::Season(22)]),
    ("秋季", &[Token::Season(23)]),
    ("秋天", &[Token::Season(23)]),
    ("上旬", &[Token::Third(0)]),
    ("中旬", &[Token::Third(1)]),
    ("下旬", &[Token::Third(2)]),
    ("月份", &[Token::Month]),
    ("今年", &[Token::ThisYear]),
    ("本年度", &[Token::ThisYear]),
    ("本年", &[Token::ThisYear]),
    ("当年", &[Token::ThisYear]),
    ("全年", &[Token::AllYear]),
    ("整年", &[Token::AllYear]),
    ("至今", &[Token::Now]),
    ("以来", &[Token::Onwards]),
    ("开始", &[Token::Onwards]),
    ("以后", &[Token::Onwards]),
    ("之后", &[Token::Onwards]),
    ("起", &[Token::Onwards]),
    ("之间", &[Token::Within]),
    ("期间", &[Token::Within]),
    ("间", &[Token::Within]),
    ("之前", &[Token::Before]),
    ("以前", &[Token::Before]),
    ("左右", &[Token::About]),
    ("前后", &[Token::About]),
    ("大约", &[Token::About]),
    ("大概", &[Token::About]),
    ("约", &[Token::About]),
    ("截至", &[Token::Until]),
    ("截止", &[Token::Until]),
    ("直到", &[Token::Until]),
    ("或者", &[Token::Or]),
    ("以及", &[Token::And]),
    ("自", &[Token::From]),
    ("从", &[Token::From]),
    ("至", &[Token::To]),
    ("到", &[Token::To]),
    ("和", &[Token::And]),
    ("与", &[Token::And]),
    ("及", &[Token::And]),
    ("、", &[Token::Comma]),
    ("或", &[Token::Or]),
    ("年度", &[Token::Year]),
    ("年", &[Token::Year]),
    ("月", &[Token::Month]),
    ("日", &[Token::Day]),
    ("号", &[Token::Day]),
    ("初", &[Token::Third(0)]),
    ("中", &[Token::Third(1)]),
    ("底", &[Token::Third(2)]),
    ("末", &[Token::Third(2)]),
    ("春", &[Token::Season(21)]),
    ("夏", &[Token::Season(22)]),
    ("秋", &[Token::Season(23)]),
    ("前", &[Token::Before]),
];

/// Words that say nothing about the date: articles, prepositions, days of the week, times of day.
#[rustfmt::skip]
pub(super) const NOTHING: &[&str] = &[
    "the", "in", "on", "at", "during", "a", "month", "day", "date", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "am",
    "pm", "sometime",
];

/// What an English word says.
pub(super) fn english(word: &str) -> Option<&'static [Token]> {
    Some(match word {
        "q1" => &[Token::Quarter(1)],
        "q2" => &[Token::Quarter(2)],
        "q3" => &[Token::Quarter(3)],
        "q4" => &[Token::Quarter(4)],
        "h1" => &[Token::Half(1)],
        "h2" => &[Token::Half(2)],
        "quarter" => &[Token::QuarterWord],
        "half" => &[Token::HalfWord],
        "first" => &[Token::Ordinal(1)],
        "second" => &[Token::Ordinal(2)],
        "third" => &[Token::Ordinal(3)],
        "fourth" => &[Token::Ordinal(4)],
        "spring" => &[Token::Season(21)],
        "summer" => &[Token::Season(22)],
        "autumn" | "fall" => &[Token::Season(23)],
        "early" | "beginning" | "start" => &[Token::Third(0)],
        "mid" | "middle" => &[Token::Third(1)],
        "late" | "end" => &[Token::Third(2)],
        "of" => &[Token::Of],
        "year" => &[Token::Year],
        "this" => &[Token::ThisYear],
        "throughout" | "all" | "whole" | "entire" => &[Token::AllYear],
        "since" => &[Token::Since],
        "from" => &[Token::From],
        "to" | "through" | "thru" => &[Token::To],
        "until" | "till" => &[Token::Until],
        "by" => &[Token::By],
        "between" => &[Token::Between],
        "and" => &[Token::And],
        "or" => &[Token::Or],
        "onwards" | "onward" | "on-going" => &[Token::Onwards],
        "now" | "present" | "date" | "today" => &[Token::Now],
        "about" | "around" | "approximately" | "approx" | "circa" | "c" | "ca" => &[Token::About],
        _ => return None,
    })
}
