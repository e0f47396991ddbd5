//! Each habit of writing a date, as a table: what is written, and the EDTF that says as much and no more.

use yearline_core::domain::{Period, When};
use yearline_sheets::dates::{Context, Dated, DayOrder, read};
use yearline_sheets::{Epoch, Value};

fn context(period: &str) -> Context {
    Context {
        period: Period::parse(period).ok(),
        ..Context::default()
    }
}

fn text(written: &str) -> Value {
    Value::Text(written.to_owned())
}

/// What is written, what it is, and whether its year is that of the period.
#[rustfmt::skip]
const READ: &[(&str, &str, bool)] = &[
    // EDTF itself.
    ("2022-03-05",                 "2022-03-05", false),
    ("2022-03",                    "2022-03", false),
    ("2022-XX",                    "2022-XX", false),
    ("2022-03~/..",                "2022-03~/..", false),
    ("[2022-10..2022-12]",         "[2022-10..2022-12]", false),
    ("{2022-03,2022-09}",          "{2022-03,2022-09}", false),
    ("2022-03/2022-06",            "2022-03/2022-06", false),
    ("2022-21",                    "2022-21", false),
    ("2022-03-05T14:00:00",        "2022-03-05", false),
    ("2022",                       "2022-XX", false),
    // Days.
    ("2022/3/5",                   "2022-03-05", false),
    ("2022.3.5",                   "2022-03-05", false),
    ("2022-3-5",                   "2022-03-05", false),
    ("20220305",                   "2022-03-05", false),
    ("2022年3月5日",                "2022-03-05", false),
    ("2022年3月5号",                "2022-03-05", false),
    ("2022 年 3 月 5 日",            "2022-03-05", false),
    ("２０２２年３月５日",             "2022-03-05", false),
    ("二〇二二年三月五日",            "2022-03-05", false),
    ("3月5日",                      "2022-03-05", true),
    ("十月一日",                    "2022-10-01", true),
    ("今年3月5日",                  "2022-03-05", true),
    ("2022年3月5日（星期六）",        "2022-03-05", false),
    ("2022年3月5日 周六 14:00",      "2022-03-05", false),
    ("5 March 2022",               "2022-03-05", false),
    ("5th of March 2022",          "2022-03-05", false),
    ("March 5, 2022",              "2022-03-05", false),
    ("March 5th",                  "2022-03-05", true),
    ("Saturday, 5 March 2022",     "2022-03-05", false),
    ("on 5 Mar 2022",              "2022-03-05", false),
    ("5-Mar-22",                   "2022-03-05", false),
    ("05-Mar-2022",                "2022-03-05", false),
    ("15/03/2022",                 "2022-03-15", false),
    ("03/15/2022",                 "2022-03-15", false),
    ("15.3.2022",                  "2022-03-15", false),
    ("03/03/2022",                 "2022-03-03", false),
    // Months.
    ("2022/3",                     "2022-03", false),
    ("2022.03",                    "2022-03", false),
    ("3/2022",                     "2022-03", false),
    ("202203",                     "2022-03", false),
    ("2022年3月",                   "2022-03", false),
    ("22年3月",                     "2022-03", false),
    ("3月",                         "2022-03", true),
    ("3月份",                       "2022-03", true),
    ("三月",                        "2022-03", true),
    ("十二月",                      "2022-12", true),
    ("March 2022",                 "2022-03", false),
    ("in March",                   "2022-03", true),
    ("Sept. 2022",                 "2022-09", false),
    ("2022 March",                 "2022-03", false),
    // Parts of a month.
    ("3月底",                       "[2022-03-21..2022-03-31]", true),
    ("2月末",                       "[2022-02-21..2022-02-28]", true),
    ("3月初",                       "[2022-03-01..2022-03-10]", true),
    ("2022年3月中旬",                "[2022-03-11..2022-03-20]", false),
    ("3月上旬",                     "[2022-03-01..2022-03-10]", true),
    ("3月下旬",                     "[2022-03-21..2022-03-31]", true),
    ("end of March 2022",          "[2022-03-21..2022-03-31]", false),
    ("early March",                "[2022-03-01..2022-03-10]", true),
    ("mid-March 2022",             "[2022-03-11..2022-03-20]", false),
    ("late June 2022",             "[2022-06-21..2022-06-30]", false),
    ("at the beginning of May",    "[2022-05-01..2022-05-10]", true),
    // Quarters, halves, seasons, years.
    ("第二季度",                    "2022-34", true),
    ("二季度",                      "2022-34", true),
    ("2022年第3季度",                "2022-35", false),
    ("Q2 2022",                    "2022-34", false),
    ("2022 Q4",                    "2022-36", false),
    ("2022Q4",                     "2022-36", false),
    ("second quarter of 2022",     "2022-34", false),
    ("1st quarter",                "2022-33", true),
    ("上半年",                      "2022-40", true),
    ("2022年下半年",                 "2022-41", false),
    ("H1 2022",                    "2022-40", false),
    ("the first half of 2022",     "2022-40", false),
    ("first half of the year",     "2022-40", true),
    ("autumn 2022",                "2022-23", false),
    ("秋季",                        "2022-23", true),
    ("2022年春天",                   "2022-21", false),
    ("2022年",                      "2022-XX", false),
    ("in 2022",                    "2022-XX", false),
    ("今年",                        "2022-XX", true),
    ("全年",                        "2022-01/2022-12", true),
    ("2022年全年",                   "2022-01/2022-12", false),
    ("throughout the year",        "2022-01/2022-12", true),
    // Spans.
    ("3月至6月",                    "2022-03/2022-06", true),
    ("3-6月",                       "2022-03/2022-06", true),
    ("3月—6月",                     "2022-03/2022-06", true),
    ("2022年3月～6月",               "2022-03/2022-06", false),
    ("2022年3-6月",                  "2022-03/2022-06", false),
    ("2022.3-6",                   "2022-03/2022-06", false),
    ("2022.3-2022.6",              "2022-03/2022-06", false),
    ("从3月到6月",                   "2022-03/2022-06", true),
    ("3月5日-8日",                   "2022-03-05/2022-03-08", true),
    ("3月5-8日",                     "2022-03-05/2022-03-08", true),
    ("2022年3月5日至4月2日",           "2022-03-05/2022-04-02", false),
    ("3月底至6月初",                  "2022-03~/2022-06~", true),
    ("March to June 2022",         "2022-03/2022-06", false),
    ("March–June 2022",            "2022-03/2022-06", false),
    ("5-8 March 2022",             "2022-03-05/2022-03-08", false),
    ("March 5-8, 2022",            "2022-03-05/2022-03-08", false),
    ("30 March to 2 April 2022",   "2022-03-30/2022-04-02", false),
    ("2022-03-05 - 2022-03-08",    "2022-03-05/2022-03-08", false),
    ("Q1-Q2 2022",                 "2022-01/2022-06", false),
    // Open ends.
    ("since the end of March",     "2022-03~/..", true),
    ("since March 2022",           "2022-03/..", false),
    ("from March onwards",         "2022-03/..", true),
    ("3月起",                       "2022-03/..", true),
    ("3月底以来",                    "2022-03~/..", true),
    ("自2022年3月起",                "2022-03/..", false),
    ("2022年3月至今",                 "2022-03/..", false),
    ("March 2022 to present",      "2022-03/..", false),
    ("until June 2022",            "../2022-06", false),
    ("by June 2022",               "[..2022-06]", false),
    ("6月底前",                      "[..2022-06]", true),
    // Several, and one of several.
    ("3月、9月",                     "{2022-03,2022-09}", true),
    ("3月和9月",                     "{2022-03,2022-09}", true),
    ("2022年3、6、9月",               "{2022-03,2022-06,2022-09}", false),
    ("March and September 2022",   "{2022-03,2022-09}", false),
    ("March, June and September",  "{2022-03,2022-06,2022-09}", true),
    ("3月5日、8日",                   "{2022-03-05,2022-03-08}", true),
    ("March or April 2022",        "[2022-03,2022-04]", false),
    ("3月或4月",                     "[2022-03,2022-04]", true),
    ("between March and June 2022", "[2022-03..2022-06]", false),
    ("3月至6月间",                   "[2022-03..2022-06]", true),
    // About, perhaps.
    ("约3月",                       "2022-03~", true),
    ("3月左右",                      "2022-03~", true),
    ("about March 2022",           "2022-03~", false),
    ("c. March 2022",              "2022-03~", false),
    ("March 2022?",                "2022-03?", false),
    // A name with its dates.
    ("暑假（7月至8月）",               "2022-07/2022-08", true),
    ("国庆节（10月1日）",              "2022-10-01", true),
    // Serial numbers in a table of text.
    ("44625",                      "2022-03-05", false),
];

#[test]
fn dates_as_people_write_them() {
    let year = context("2022");
    let (mut n, mut wrong) = (0, Vec::new());
    for (written, edtf, year_taken) in READ {
        n += 1;
        let want = Dated::Read {
            edtf: (*edtf).to_owned(),
            year_taken: *year_taken,
        };
        let got = read(&text(written), &year);
        if got != want {
            wrong.push(format!("{written}: {got:?}, not {want:?}"));
        }
        let period = year
            .period
            .unwrap_or_else(|| panic!("the year is a period"));
        assert!(
            When::parse(edtf, period).is_ok(),
            "the product reads {edtf}"
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(n >= 80, "{n} rows");
}

#[test]
fn names_of_times_are_listed_and_not_guessed() {
    let year = context("2022");
    for written in [
        "暑假",
        "2022年暑假",
        "寒假期间",
        "春节",
        "国庆节",
        "五一",
        "七一前后",
        "端午",
        "中秋节",
        "开学初",
        "期末",
        "本学期",
        "冬季",
        "农历三月",
        "除夕",
        "summer holidays",
        "Easter 2022",
        "Christmas",
        "winter 2022",
        "autumn term",
        "the spring semester",
        "National Day",
        "Chinese New Year",
        "2022-2023学年",
    ] {
        assert_eq!(read(&text(written), &year), Dated::Named, "{written}");
    }
}

#[test]
fn what_would_take_a_guess_is_not_read() {
    let year = context("2022");
    let mut wrong = Vec::new();
    for written in [
        "later",
        "待定",
        "tbc",
        "每月",
        "monthly",
        "长期",
        "年底",
        "2022年底",
        "end of 2022",
        "early 2022",
        "6月前",
        "before June",
        "3",
        "15",
        "2022-13",
        "2022年13月",
        "32 March 2022",
        "2022-02-30",
        "2月30日",
        "March 2021 and later",
        "去年3月",
        "上个月",
        "Mar-22",
        "March to",
        "3月至",
        "6月至3月",
        "1,200",
        "400",
        "abc 2022",
        "第五季度",
        "2022-03-05 by bus",
        "二十",
        "一",
        "0",
        "-1",
        "99999999999999999999",
        "()",
        "/",
        "、",
    ] {
        let got = read(&text(written), &year);
        if got != Dated::Unreadable {
            wrong.push(format!("{written}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(read(&text(&"3月".repeat(200)), &year), Dated::Unreadable);
    assert_eq!(read(&Value::Number(3.5), &year), Dated::Unreadable);
    assert_eq!(read(&Value::Bool(true), &year), Dated::Unreadable);
}

#[test]
fn an_order_of_day_and_month_is_asked_about() {
    let mut year = context("2022");
    for (written, day_first, month_first) in [
        ("03/04/2022", "2022-04-03", "2022-03-04"),
        ("3.4.2022", "2022-04-03", "2022-03-04"),
        ("3/4", "2022-04-03", "2022-03-04"),
        ("03/04/22", "2022-04-03", "2022-03-04"),
        ("０３/０４/２０２２", "2022-04-03", "2022-03-04"),
        (
            "03/04/2022 - 05/04/2022",
            "2022-04-03/2022-04-05",
            "2022-03-04/2022-05-04",
        ),
    ] {
        let want = Dated::Ambiguous {
            day_first: day_first.to_owned(),
            month_first: month_first.to_owned(),
        };
        year.order = None;
        assert_eq!(read(&text(written), &year), want, "{written}");
        for (order, edtf) in [
            (DayOrder::DayFirst, day_first),
            (DayOrder::MonthFirst, month_first),
        ] {
            year.order = Some(order);
            let read = read(&text(written), &year);
            assert!(
                matches!(&read, Dated::Read { edtf: e, .. } if e == edtf),
                "{written} {order:?}: {read:?}"
            );
        }
    }
}

#[test]
fn a_year_is_taken_from_the_period_where_it_has_only_one() {
    let school = context("2021-09/2022-08");
    for (written, edtf) in [
        ("3月", "2022-03"),
        ("October", "2021-10"),
        ("11月至2月", "2021-11/2022-02"),
        ("Q4", "2021-36"),
    ] {
        let want = Dated::Read {
            edtf: edtf.to_owned(),
            year_taken: true,
        };
        assert_eq!(read(&text(written), &school), want, "{written}");
    }
    // In two years every month comes twice.
    assert_eq!(read(&text("3月"), &context("2021/2022")), Dated::Unreadable);
    assert_eq!(read(&text("3月"), &Context::default()), Dated::Unreadable);
}

#[test]
fn numbers_are_days_of_the_epoch_of_their_workbook() {
    let of = |number, epoch| {
        let context = Context {
            epoch,
            ..context("2022")
        };
        match read(&Value::Number(number), &context) {
            Dated::Read { edtf, .. } => edtf,
            other => format!("{other:?}"),
        }
    };
    assert_eq!(of(44625.0, Epoch::Y1900), "2022-03-05");
    assert_eq!(of(44625.75, Epoch::Y1900), "2022-03-05");
    assert_eq!(of(43163.0, Epoch::Y1904), "2022-03-05");
    assert_eq!(of(2022.0, Epoch::Y1900), "2022-XX");
    assert_eq!(of(202_203.0, Epoch::Y1900), "2022-03");
    assert_eq!(of(20_220_305.0, Epoch::Y1900), "2022-03-05");
    assert_eq!(of(400.0, Epoch::Y1900), "Unreadable");
    assert_eq!(of(3.5, Epoch::Y1900), "Unreadable");
    assert_eq!(of(f64::NAN, Epoch::Y1900), "Unreadable");
    let month = Value::Date {
        day: "2022-03-01".to_owned(),
        is_month: true,
    };
    let want = Dated::Read {
        edtf: "2022-03".to_owned(),
        year_taken: false,
    };
    assert_eq!(
        read(&month, &context("2022")),
        want,
        "a cell that shows a month has no day"
    );
}
