//! What the made-up college sets out to do: its initiatives, in plain words.

use super::text::{Text, text};

/// An initiative.
#[derive(Debug)]
pub(crate) struct Initiative {
    /// Its identifier.
    pub(crate) id: &'static str,
    /// Its name.
    pub(crate) title: Text,
    /// What it is about.
    pub(crate) about: Text,
    /// Its share of the activities.
    pub(crate) share: usize,
    /// How busy it is in each month.
    pub(crate) busy: [usize; 12],
    /// What its activities are about: completes "a talk on …".
    pub(crate) subjects: [Text; 8],
}

const TERM_TIME: [usize; 12] = [5, 8, 12, 10, 11, 7, 2, 1, 8, 13, 12, 6];
const SUMMER: [usize; 12] = [1, 2, 5, 9, 12, 14, 13, 12, 9, 4, 2, 1];
const WINTER: [usize; 12] = [13, 12, 9, 4, 3, 2, 1, 1, 4, 8, 12, 14];
const ALL_YEAR: [usize; 12] = [6, 6, 7, 7, 7, 6, 5, 5, 7, 7, 7, 6];

/// The twelve initiatives, in the order of their numbers.
pub(crate) const INITIATIVES: [Initiative; 12] = [
    Initiative {
        id: "reading",
        title: text("Reading and local writers", "阅读与本地作者"),
        about: text(
            "brings readers and writers of the region together",
            "让本地的读者和作者走到一起",
        ),
        share: 42,
        busy: WINTER,
        subjects: [
            text("short stories from the valley", "山谷短篇故事"),
            text("local authors", "本地作者"),
            text("poems for the evening bus", "晚班车上的诗"),
            text("picture books in two languages", "双语绘本"),
            text("letters from the town archive", "镇档案馆的书信"),
            text("crime novels set by the sea", "海边侦探小说"),
            text("reading aloud to children", "为孩子朗读"),
            text("translating a poem together", "一起译一首诗"),
        ],
    },
    Initiative {
        id: "evening-classes",
        title: text("Evening classes for adults", "成人夜校"),
        about: text(
            "opens the college to people who work by day",
            "让白天上班的人也能来上课",
        ),
        share: 36,
        busy: TERM_TIME,
        subjects: [
            text("bookkeeping for small shops", "小店记账"),
            text("writing clear letters", "写好一封信"),
            text("first aid at work", "工作场所急救"),
            text("photography after dark", "夜间摄影"),
            text("cooking for one", "一人食烹饪"),
            text("family budgets", "家庭预算"),
            text("speaking in public", "公众演讲"),
            text("the history of our streets", "街道的历史"),
        ],
    },
    Initiative {
        id: "digital-skills",
        title: text("Digital skills for everyone", "数字技能普及"),
        about: text(
            "helps people of every age with phones, computers and forms",
            "帮助各年龄段的人使用手机、电脑和网上表格",
        ),
        share: 33,
        busy: ALL_YEAR,
        subjects: [
            text("safe passwords", "安全密码"),
            text("forms of the town hall online", "网上办理市政表格"),
            text("telephones for beginners", "手机入门"),
            text("spotting false news", "辨别假消息"),
            text("photographs that last", "长久保存照片"),
            text("spreadsheets for clubs", "社团用电子表格"),
            text("a first web page", "第一个网页"),
            text("video calls with the family", "与家人视频通话"),
        ],
    },
    Initiative {
        id: "green-campus",
        title: text("A greener campus", "绿色校园"),
        about: text(
            "saves energy and water, and plants what can be planted",
            "节约水电，能种的地方就种上植物",
        ),
        share: 30,
        busy: SUMMER,
        subjects: [
            text("trees along the cycle path", "自行车道旁的树"),
            text("rainwater for the greenhouse", "温室雨水利用"),
            text("a meadow in place of the lawn", "以野花草地代替草坪"),
            text("bicycles for staff", "教职工自行车"),
            text("less waste in the canteen", "食堂减少浪费"),
            text("birds of the campus", "校园鸟类"),
            text("old windows made tight", "旧窗密封"),
            text("compost from the kitchens", "厨余堆肥"),
        ],
    },
    Initiative {
        id: "neighbours",
        title: text("Good neighbours", "邻里互助"),
        about: text(
            "lends a hand in the streets around the college",
            "为学院周边的街坊出一份力",
        ),
        share: 28,
        busy: ALL_YEAR,
        subjects: [
            text("shopping for those who can't", "为行动不便者采购"),
            text("the Saturday breakfast", "周六早餐"),
            text("benches for the bus stops", "公交站长椅"),
            text("a walk with the care home", "陪养老院散步"),
            text("homework after school", "课后作业辅导"),
            text("a shared street party", "街坊聚会"),
            text("clearing snow and leaves", "清扫落叶和积雪"),
            text("quiet hours by the river", "河边安静时段"),
        ],
    },
    Initiative {
        id: "first-jobs",
        title: text("Into a first job", "迈向第一份工作"),
        about: text(
            "leads young people from school to work",
            "陪年轻人从学校走向工作",
        ),
        share: 26,
        busy: TERM_TIME,
        subjects: [
            text("letters of application", "求职信"),
            text("a day in the workshop", "车间一日"),
            text("trades with a future", "有前景的行业"),
            text("interviews without fear", "轻松面试"),
            text("rights of apprentices", "学徒的权利"),
            text("starting one's own business", "自己创业"),
            text("women in technical trades", "技术行业中的女性"),
            text("jobs in health care", "医护职业"),
        ],
    },
    Initiative {
        id: "health-sport",
        title: text("Health and sport", "健康与运动"),
        about: text(
            "gets people moving, and talking about what keeps them well",
            "让大家动起来，也谈谈怎样保持健康",
        ),
        share: 25,
        busy: SUMMER,
        subjects: [
            text("running for beginners", "跑步入门"),
            text("a good night's sleep", "好睡眠"),
            text("swimming for non-swimmers", "零基础游泳"),
            text("backs that don't hurt", "护腰护背"),
            text("mixed volleyball", "混合排球"),
            text(
                "walking football for the over sixties",
                "六十岁以上步行足球",
            ),
            text("the long lunch walk", "午间长走"),
            text("talking about worries", "说说烦心事"),
        ],
    },
    Initiative {
        id: "music-stage",
        title: text("Music and stage", "音乐与舞台"),
        about: text(
            "puts students, staff and neighbours on one stage",
            "让学生、教职工和邻居同台演出",
        ),
        share: 22,
        busy: WINTER,
        subjects: [
            text("songs from six countries", "六国歌曲"),
            text("a comedy in one act", "独幕喜剧"),
            text("the college band", "学院乐队"),
            text("drums for the very young", "幼儿打击乐"),
            text("stage lighting", "舞台灯光"),
            text("dances of the region", "本地舞蹈"),
            text("the choir of all ages", "老少合唱团"),
            text("silent films with a live piano", "默片与现场钢琴"),
        ],
    },
    Initiative {
        id: "languages",
        title: text("Languages and newcomers", "语言与新居民"),
        about: text(
            "welcomes people who are new in the town",
            "欢迎新搬来的居民",
        ),
        share: 20,
        busy: TERM_TIME,
        subjects: [
            text("the language of the surgery", "看病用语"),
            text("a first hundred words", "最初一百个词"),
            text("tea and conversation", "喝茶聊天"),
            text("signs and announcements", "标识与广播"),
            text("recipes from home", "家乡菜谱"),
            text("interpreting for neighbours", "为邻居口译"),
            text("the school system explained", "学校制度说明"),
            text("songs to learn by", "听歌学语言"),
        ],
    },
    Initiative {
        id: "crafts-repair",
        title: text("Crafts and repair", "手工与修理"),
        about: text(
            "mends things instead of throwing them away",
            "修好东西，而不是扔掉",
        ),
        share: 16,
        busy: ALL_YEAR,
        subjects: [
            text("lamps and toasters", "灯具和烤面包机"),
            text("patching clothes", "补衣服"),
            text("chairs with three legs", "三条腿的椅子"),
            text("bicycles before spring", "开春修车"),
            text("carving spoons", "雕勺子"),
            text("binding old books", "旧书装订"),
            text("clay and glaze", "陶土与釉"),
            text("sharpening kitchen knives", "磨菜刀"),
        ],
    },
    Initiative {
        id: "science",
        title: text("Science for the curious", "科学兴趣"),
        about: text(
            "opens the laboratories to everyone who asks why",
            "向爱问为什么的人开放实验室",
        ),
        share: 13,
        busy: TERM_TIME,
        subjects: [
            text("the sky in winter", "冬季星空"),
            text("chemistry in the kitchen", "厨房里的化学"),
            text("bees and their numbers", "蜜蜂与数学"),
            text("measuring the river", "测量河流"),
            text("fossils from the quarry", "采石场化石"),
            text("robots that draw", "会画画的机器人"),
            text("what the weather station says", "气象站的数据"),
            text("paper bridges", "纸桥"),
        ],
    },
    Initiative {
        id: "open-house",
        title: text("An open house", "校园开放"),
        about: text(
            "shows the college to those who have never been inside",
            "让从未来过的人看看学院",
        ),
        share: 9,
        busy: SUMMER,
        subjects: [
            text("a tour of the old building", "老楼导览"),
            text("classes to try out", "试听课"),
            text("the new library", "新图书馆"),
            text("graduates of forty years", "四十年校友"),
            text("student projects", "学生项目"),
            text("the college garden", "学院花园"),
            text("meeting the teachers", "与老师见面"),
            text("plans for the next ten years", "未来十年规划"),
        ],
    },
];
