//! What the made-up college does: kinds of activity, places, partners and things counted, in plain words.

use super::text::{Text, text};

/// A kind of activity.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Its identifier.
    pub(crate) id: &'static str,
    /// Its name.
    pub(crate) title: Text,
    /// Titles; `{}` stands for the subject.
    pub(crate) forms: [Text; 3],
}

/// Something counted.
#[derive(Debug)]
pub(crate) struct Counted {
    /// What is counted.
    pub(crate) title: Text,
    /// The unit.
    pub(crate) unit: Text,
    /// The least and the most, in tenths, so that a value may have a decimal.
    pub(crate) tenths: (usize, usize),
    /// Whether parts of the unit make sense.
    pub(crate) has_parts: bool,
}

/// The kinds of activity.
pub(crate) const KINDS: [Kind; 8] = [
    Kind {
        id: "talks",
        title: text("Talks", "讲座"),
        forms: [
            text("Talk: {}", "讲座：{}"),
            text("Evening talk: {}", "晚间讲座：{}"),
            text("Round table: {}", "圆桌谈：{}"),
        ],
    },
    Kind {
        id: "workshops",
        title: text("Workshops", "工作坊"),
        forms: [
            text("Workshop: {}", "工作坊：{}"),
            text("Hands-on afternoon: {}", "动手下午：{}"),
            text("Weekend workshop: {}", "周末工作坊：{}"),
        ],
    },
    Kind {
        id: "courses",
        title: text("Courses", "课程"),
        forms: [
            text("Course: {}", "课程：{}"),
            text("Short course: {}", "短期课程：{}"),
            text("Course for beginners: {}", "入门课程：{}"),
        ],
    },
    Kind {
        id: "exhibitions",
        title: text("Exhibitions and shows", "展览与演出"),
        forms: [
            text("Exhibition: {}", "展览：{}"),
            text("Show: {}", "演示：{}"),
            text("Display in the hall: {}", "大厅展示：{}"),
        ],
    },
    Kind {
        id: "meetings",
        title: text("Meetings", "会议"),
        forms: [
            text("Planning meeting: {}", "筹备会：{}"),
            text("Open meeting: {}", "公开会议：{}"),
            text("Working group: {}", "工作组：{}"),
        ],
    },
    Kind {
        id: "volunteering",
        title: text("Volunteering", "志愿服务"),
        forms: [
            text("Volunteer day: {}", "志愿者日：{}"),
            text("Volunteers wanted and found: {}", "志愿者招募：{}"),
            text("Help on the spot: {}", "现场帮忙：{}"),
        ],
    },
    Kind {
        id: "contests",
        title: text("Contests and prizes", "比赛与奖项"),
        forms: [
            text("Contest: {}", "比赛：{}"),
            text("Prize of the year: {}", "年度奖：{}"),
            text("Friendly match: {}", "友谊赛：{}"),
        ],
    },
    Kind {
        id: "visits",
        title: text("Visits and trips", "参观与出行"),
        forms: [
            text("Visit: {}", "参观：{}"),
            text("Day trip: {}", "一日行：{}"),
            text("Guests at the college: {}", "来校访客：{}"),
        ],
    },
];

/// Where things take place: completes "It took place in …".
pub(crate) const PLACES: [Text; 8] = [
    text("the old library", "旧图书馆"),
    text("the canteen", "食堂"),
    text("room 204", "204教室"),
    text("the sports hall", "体育馆"),
    text("the greenhouse", "温室"),
    text("the market square", "集市广场"),
    text("the town library", "镇图书馆"),
    text("the hall of the north building", "北楼大厅"),
];

/// With whom: completes "together with …".
pub(crate) const PARTNERS: [Text; 8] = [
    text("the students' union", "学生会"),
    text("the town library", "镇图书馆"),
    text("the volunteer fire brigade", "志愿消防队"),
    text("the parents' association", "家长会"),
    text("the chamber of trades", "行业协会"),
    text("the health centre", "卫生服务中心"),
    text("the allotment club", "园艺社"),
    text("the neighbouring college", "邻近的学院"),
];

/// What makes some titles long, as real ones are.
pub(crate) const LONG_TAILS: [Text; 4] = [
    text(
        ", held together with the town library, the adult education centre and the volunteers of all three campuses \
         while the great hall was closed for repairs",
        "（大礼堂维修期间，与镇图书馆、成人教育中心和三个校区的志愿者共同举办）",
    ),
    text(
        ", repeated on request for those who had found no place at the first date, with an introduction for \
         newcomers and a summary in plain language",
        "（应未能参加首场者的要求再次举办，附新人导引和通俗小结）",
    ),
    text(
        " – opening event of the series for staff, students, former students, neighbours and everyone else who is \
         interested",
        "——面向教职工、学生、校友、邻居和所有感兴趣者的系列活动开幕",
    ),
    text(
        " (joint project of the departments of engineering, nursing, social work, commerce and the arts, with \
         guests from the partner colleges)",
        "（工程、护理、社会工作、商贸和艺术各系联合项目，邀请合作院校来宾）",
    ),
];

/// What is counted. One thing, one unit: no two of these may be added.
pub(crate) const COUNTED: [Counted; 10] = [
    Counted {
        title: text("people who took part", "参加人数"),
        unit: text("people", "人"),
        tenths: (80, 4_000),
        has_parts: false,
    },
    Counted {
        title: text("evenings held", "举办的晚间活动"),
        unit: text("evenings", "场"),
        tenths: (30, 240),
        has_parts: false,
    },
    Counted {
        title: text("books lent", "借出图书"),
        unit: text("books", "册"),
        tenths: (400, 12_000),
        has_parts: false,
    },
    Counted {
        title: text("hours given by volunteers", "志愿服务时长"),
        unit: text("hours", "小时"),
        tenths: (155, 6_200),
        has_parts: true,
    },
    Counted {
        title: text("trees planted", "植树"),
        unit: text("trees", "棵"),
        tenths: (60, 900),
        has_parts: false,
    },
    Counted {
        title: text("waste saved", "减少的垃圾"),
        unit: text("kilograms", "千克"),
        tenths: (125, 9_500),
        has_parts: true,
    },
    Counted {
        title: text("things repaired", "修好的物品"),
        unit: text("things", "件"),
        tenths: (90, 1_800),
        has_parts: false,
    },
    Counted {
        title: text("certificates awarded", "颁发证书"),
        unit: text("certificates", "份"),
        tenths: (50, 1_100),
        has_parts: false,
    },
    Counted {
        title: text("distance walked", "步行里程"),
        unit: text("kilometres", "公里"),
        tenths: (32, 880),
        has_parts: true,
    },
    Counted {
        title: text("languages spoken", "使用的语言"),
        unit: text("languages", "种语言"),
        tenths: (30, 190),
        has_parts: false,
    },
];
