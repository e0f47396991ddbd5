//! The fixed messages of the page, each with its translation.

use crate::domain::Lang;
use crate::url::View;

/// Declares the messages of a part of the page and their two tables, with a message and its translation in one line.
macro_rules! messages {
    ($(#[$about:meta])* $messages:ident; $($(#[$doc:meta])* $name:ident: $en:literal, $zh:literal;)*) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $messages {
            $($(#[$doc])* pub $name: &'static str,)*
        }

        static EN: $messages = $messages { $($name: $en,)* };
        static ZH_HANS: $messages = $messages { $($name: $zh,)* };

        impl $messages {
            /// The messages of a language.
            #[must_use]
            pub fn of(lang: Lang) -> &'static Self {
                match lang {
                    Lang::En => &EN,
                    Lang::ZhHans => &ZH_HANS,
                }
            }
        }

        #[cfg(test)]
        pub(super) const PAIRS: &[(&str, &str, &str)] = &[$((stringify!($name), $en, $zh),)*];
    };
}

pub mod workbook;

impl Messages {
    /// The name of a part of the page.
    #[must_use]
    pub fn part(&self, part: View) -> &'static str {
        match part {
            View::Overview => self.part_overview,
            View::Figures => self.part_figures,
            View::Initiatives => self.part_initiatives,
            View::Matrix => self.part_matrix,
            View::Charts => self.part_charts,
            View::Timeline => self.part_timeline,
            View::Table => self.part_table,
            View::Initiative => self.initiative,
            View::Activity => self.column_activity,
        }
    }
}

messages! {
    /// The fixed messages of one language.
    Messages;
    /// The language's own name, for the language switch.
    language: "English", "中文";
    /// Name of the language switch.
    language_switch: "Language", "语言";
    /// Before the period in the masthead.
    report_on: "Report on", "年度报告";
    /// Name of the navigation.
    sections: "Parts of the page", "页面各部分";
    /// The link that skips to the content.
    skip: "Skip to the filters", "跳到筛选";
    /// A part of the page.
    part_figures: "Figures", "数字";
    /// A part of the page.
    part_initiatives: "Initiatives", "各项工作";
    /// A part of the page.
    part_matrix: "Months", "月份";
    /// A part of the page.
    part_charts: "Charts", "图表";
    /// A part of the page.
    part_timeline: "Timeline", "时间线";
    /// A part of the page.
    part_table: "Table", "表格";
    /// All parts.
    part_overview: "Whole page", "完整页面";
    /// Name of the theme switch.
    theme: "Colours", "配色";
    /// A theme.
    theme_auto: "Auto", "自动";
    /// A theme.
    theme_light: "Light", "浅色";
    /// A theme.
    theme_dark: "Dark", "深色";
    /// In the standfirst, before the certain ones.
    key_certain_lead: "what ", "";
    /// In the standfirst.
    key_certain: "certainly", "确定";
    /// In the standfirst.
    key_certain_tail: " took place in a month, what ", "发生在某月的，";
    /// The same if nothing is undated, so that what follows is the last of the list.
    key_certain_tail_of_two: " took place in a month, and what ", "发生在某月的，和";
    /// In the standfirst.
    key_possible: "possibly", "可能";
    /// In the standfirst.
    key_possible_tail: " did, and what has ", "发生在某月的，以及";
    /// In the standfirst if nothing is undated.
    key_possible_end: " did.", "发生在某月的。";
    /// In the standfirst.
    key_undated: "no month", "没有月份";
    /// In the standfirst.
    key_undated_tail: " at all.", "的。";
    /// Heading of the figures.
    figures: "The year in figures", "数字里的一年";
    /// Under the figures: how to read them.
    figures_key: "A line with an end is an exact count. A line that runs out into hatching is “more than”: a floor, not a total. A line that ends in framed hatching is “about”. Nothing here is added up.",
        "有端点的线表示确切数字；末端为斜线的表示“超过”，是下限而非总数；末端为加框斜线的表示“约”。这里的数字不作相加。";
    /// Button that shows the first figures only.
    figures_fewer: "Show fewer figures", "只显示部分数字";
    /// A qualifier.
    more_than: "more than", "超过";
    /// A qualifier.
    at_least: "at least", "至少";
    /// A qualifier.
    about: "about", "约";
    /// Heading of the filters, for screen readers.
    filters: "Filters", "筛选";
    /// A facet.
    initiative: "Initiative", "工作";
    /// A facet.
    month: "Month", "月份";
    /// Hint above the months: how to choose several.
    month_hint: "Shift for a range", "按住 Shift 选择一段";
    /// A facet.
    kind: "Kind", "类别";
    /// Label of the search field.
    search: "Search", "搜索";
    /// Placeholder of the search field.
    search_hint: "Search the activities, in any language", "搜索活动（中英文均可）";
    /// Heading of the active filters.
    active_filters: "Active filters", "已选条件";
    /// Before the name of a choice, on the button that removes it.
    remove: "Remove", "移除";
    /// Button that removes all choices.
    clear_all: "Clear all", "全部清除";
    /// The column and the filter of activities without a month.
    no_month: "no month", "未写月份";
    /// The same as a heading.
    no_month_given: "No month given", "报告未写月份";
    /// Button that includes the activities that a filter by month sets aside.
    include_undated: "Show them too", "一并显示";
    /// The row of all initiatives together.
    all_initiatives: "All initiatives", "全部工作";
    /// Above the sums of a month: certain plus possible.
    certain_plus_possible: "certain + possible", "确定 + 可能";
    /// Legend.
    legend_certain: "Certain in that month", "该月确定";
    /// Legend.
    legend_possible: "Possible", "可能";
    /// Legend.
    legend_undated: "No month given", "未写月份";
    /// Under the headline of the matrix.
    matrix_sub: "Activities by initiative and month; a number where there is more than one.", "按工作和月份统计的活动；多于一项时标出数目。";
    /// Name of the matrix.
    matrix_name: "Activities by initiative and month", "各项工作各月活动";
    /// Under the headline of the charts.
    charts_sub: "One block is one activity of the report, large or small.", "一格是报告中的一项活动，不论大小。";
    /// What follows it where the program runs.
    charts_filter: "Each bar is a filter.", "点击条形即可筛选。";
    /// A chart.
    chart_initiatives: "By initiative", "按工作";
    /// A chart.
    chart_months: "By month", "按月份";
    /// A chart.
    chart_kinds: "By kind", "按类别";
    /// A chart.
    chart_figures: "Figures by unit", "按单位列出的数字";
    /// The second column of that chart.
    chart_figures_more: "Figures by unit, continued", "按单位列出的数字（续）";
    /// Under the figures by unit.
    chart_figures_note: "Each unit has its own scale; unlike things are never added up.", "各单位使用各自的刻度，不同事物从不相加。";
    /// Legend.
    legend_placed: "in a certain month", "月份确定";
    /// Legend.
    legend_narrowed: "narrowed to months", "限于若干月";
    /// Legend of the charts.
    legend_none: "no month", "未写月份";
    /// Under the headline of the timeline.
    timeline_sub: "A lane is an initiative, a mark an activity.", "一行是一项工作，一个标记是一项活动。";
    /// Legend.
    legend_underway: "Took place or was under way", "发生或进行中";
    /// Legend.
    legend_somewhere: "Start or day not known: somewhere in the hatching", "起点或日期不明：在斜线范围内";
    /// Legend.
    legend_undated_column: "In the tray: no month given", "右侧栏：未写月份";
    /// Name of the timeline.
    timeline_name: "Timeline of the initiatives", "各项工作时间线";
    /// How to use a chart by keyboard.
    chart_keys: "Arrow keys move between the marks, Enter chooses, Escape hides the note beside a mark, then goes back to the heading, T leads to the table.", "用方向键在标记间移动，回车键选择，Esc 键先关闭标记旁的说明，再返回标题，T 键转到表格。";
    /// How to use the timeline by keyboard.
    timeline_keys: "Up and down move between initiatives, left and right along one, Enter opens, Escape hides the note beside a mark, then goes back; plus and minus zoom, T leads to the table.", "上下键在各项工作间移动，左右键在一项之内移动，回车键打开，Esc 键先关闭标记旁的说明，再返回；加减键缩放，T 键转到表格。";
    /// Which bars of a chart are longest.
    most: "Most", "最多";
    /// Which are shortest.
    fewest: "Fewest", "最少";
    /// In which month most activities are certain.
    most_certain: "Most certain activities", "确定的活动最多";
    /// A button of the timeline.
    zoom_in: "Zoom in", "放大";
    /// A button of the timeline.
    zoom_out: "Zoom out", "缩小";
    /// A button of the timeline.
    earlier: "Earlier", "向前";
    /// A button of the timeline.
    later: "Later", "向后";
    /// A button of the timeline.
    whole_period: "Whole period", "全部时段";
    /// Button that opens every lane of the timeline.
    open_all: "Open all lanes", "展开各行";
    /// Heading of the undated activities below the vertical timeline.
    undated: "No month given", "报告未写月份";
    /// In the activity.
    when: "When", "时间";
    /// In the activity.
    basis_heading: "What the date rests on", "时间依据";
    /// In the activity.
    what_is_unclear: "What has to be known", "需要说明的";
    /// In the activity.
    place_in_report: "Where it stands in the report", "在报告中的位置";
    /// Note under the map of the report.
    report_map_key: "One block is one sentence that this page cites, under the number of its paragraph.", "一格是本页引用的一句话，上方数字为段落序号。";
    /// The basis of a date.
    basis_stated: "The report states it.", "报告写明。";
    /// The basis of a date.
    basis_implied: "It follows from something the report names.", "由报告提到的事情推出。";
    /// The basis of a date.
    basis_period: "Only the period of the report.", "仅知报告所述时段。";
    /// The same in a table.
    basis_stated_short: "stated", "写明";
    /// The same in a table.
    basis_implied_short: "implied", "推出";
    /// The same in a table.
    basis_period_short: "the period", "仅时段";
    /// Button to the previous activity.
    previous: "Previous", "上一项";
    /// Button to the next activity.
    next: "Next", "下一项";
    /// Button that closes the activity.
    close: "Close", "关闭";
    /// Button that copies the address of the open activity.
    copy_link: "Copy link", "复制链接";
    /// Confirms that it was copied.
    copied: "Copied", "已复制";
    /// In place of a copied link, where the reader's own file is shown.
    link_without_file: "No link leads to the file that you opened: it is only on your computer.", "您打开的文件只在本机，无法用链接分享。";
    /// Where the page around this one may forbid downloads; the content follows.
    download_refused: "The page around this one may not allow downloads. If no file came, copy this with Ctrl+C:", "外层网页可能不允许下载。如未收到文件，请按 Ctrl+C 复制以下内容：";
    /// The same of a picture.
    image_refused: "The page around this one may not allow downloads. If no file came, save this picture: hold it, or click it with the right button.",
        "外层网页可能不允许下载。如未收到文件，请长按或右键点击此图保存。";
    /// The same where the browser is a part of an app, which saves nothing.
    download_in_app: "Apps often save no files. If none came, open this page in your browser by the menu “···” of the app, or copy this:",
        "应用内的浏览器往往不能保存文件。如未收到文件，请点右上角“···”选择在浏览器中打开，或复制以下内容：";
    /// The same of a picture.
    image_in_app: "Apps often save no files. If none came, hold this picture to save it.", "应用内的浏览器往往不能保存文件。如未收到文件，请长按此图保存。";
    /// In place of a link, where the page is a file.
    link_on_disk: "This page lies on your computer: its address leads nobody else to it.", "本页在本机磁盘上，他人无法用它的地址打开。";
    /// Button that opens the dialog about sharing, saving and citing.
    share: "Share", "分享";
    /// Heading of that dialog.
    share_title: "Share, save, cite", "分享、保存、引用";
    /// Heading of the link, and its name.
    share_link: "Link", "链接";
    /// Button that leads to the share sheet of the system.
    share_by: "Share by…", "分享到…";
    /// Name of the QR code.
    share_code: "QR code of the link", "链接的二维码";
    /// In place of a QR code.
    share_code_too_long: "The link is too long for a QR code.", "链接过长，无法生成二维码。";
    /// Heading of the files.
    save_files: "Files of what is shown", "所示内容的文件";
    /// A file.
    save_table: "Table (CSV)", "表格（CSV）";
    /// A file.
    save_data: "Data (JSON)", "数据（JSON）";
    /// A file.
    save_calendar: "Calendar (iCalendar)", "日历（iCalendar）";
    /// Heading of the citation.
    cite: "Citation", "引用";
    /// Name of the choice of its form.
    cite_style: "Form of the citation", "引用格式";
    /// A form of citation.
    cite_plain: "In words", "文字";
    /// Heading of the initiatives as chapters.
    chapters: "The initiatives, one by one", "逐项工作";
    /// Leads from an initiative's name to its chapter; the name follows.
    read_chapter: "Read about", "阅读";
    /// Button that shows the activities of all initiatives.
    open_chapters: "Open all", "全部展开";
    /// Button that hides the activities of all initiatives.
    close_chapters: "Close all", "全部收起";
    /// Button that leaves out what is not chosen.
    leave_out: "Leave out what is not chosen", "隐藏未选内容";
    /// Leads to the initiative before this one.
    previous_initiative: "Previous initiative", "上一项工作";
    /// Leads to the initiative after this one.
    next_initiative: "Next initiative", "下一项工作";
    /// Button that shows the year as slides.
    present: "Present", "演示";
    /// How to use the slides by keyboard.
    slides_keys: "Arrow keys, space, Page Up and Page Down step, Home and End lead to the ends, B makes the screen black, Escape leaves.", "方向键、空格键和翻页键切换，Home、End键到首尾，B键黑屏，Esc键退出。";
    /// Button to the slide before.
    previous_slide: "Previous slide", "上一页";
    /// Button to the slide after.
    next_slide: "Next slide", "下一页";
    /// Button that shows the slides on the full screen.
    full_screen: "Full screen", "全屏";
    /// Button that leads from the slides back to the page.
    leave_slides: "Leave", "退出";
    /// What is said when the screen is black.
    black_screen: "The screen is black. B shows the slide again.", "屏幕已变黑，按B键恢复。";
    /// Button that prints the page.
    print: "Print or save as PDF", "打印或存为PDF";
    /// What the QR code of a sheet is.
    code_name: "QR code of this page’s address", "本页网址的二维码";
    /// Heading of the table.
    table: "The activities, one by one", "逐项活动";
    /// A column.
    column_number: "No.", "序号";
    /// A column.
    column_activity: "Activity", "活动";
    /// A column.
    column_kind: "Kind", "类别";
    /// A column.
    column_when: "When", "时间";
    /// A column.
    column_basis: "Rests on", "依据";
    /// A column.
    column_figures: "Figures", "数字";
    /// A column.
    column_source: "Report", "出处";
    /// Downloads the table of the selection.
    csv: "CSV", "CSV";
    /// Button that offers the forms of a picture.
    image: "Save image", "保存图片";
    /// Option: the picture in light colours where the page is dark.
    image_light: "In light colours", "使用浅色";
    /// When the browser makes no PNG of a picture.
    image_failed: "The browser did not draw the PNG. Take the SVG.", "浏览器未能生成 PNG，请改用 SVG。";
    /// Downloads the dataset.
    download_data: "Download the data (JSON)", "下载数据（JSON）";
    /// Downloads the dataset as a workbook.
    download_sheets: "Download as a spreadsheet (XLSX)", "下载为电子表格（XLSX）";
    /// While the workbook is made.
    writing_sheets: "Making the spreadsheet…", "正在生成电子表格…";
    /// Where the workbook cannot be made.
    no_sheets: "The spreadsheet could not be made: the part of the page that does so could not be loaded. Check the connection and try again.",
        "无法生成电子表格：页面的相应部分未能加载。请检查网络后重试。";
    /// Downloads the empty workbook for the next year.
    template: "Empty spreadsheet for a new year (XLSX)", "新年度的空白表格（XLSX）";
    /// Link to one part alone.
    alone: "This part alone", "单独查看";
    /// Link back to the whole page.
    whole_page: "Back to the whole page", "返回完整页面";
    /// Label of the source.
    source: "Source", "来源";
    /// Heading in the footer.
    reading: "Reading it", "图例";
    /// In the footer.
    reading_text: "Solid is certain, hatched is possible, an open square has no month. “More than” stays open-ended and is never added up. Colour marks what you chose.",
        "实心为确定，斜线为可能，空心方格为未写月份。“超过”保持开放，从不相加。颜色只表示您的选择。";
    /// Heading in the footer.
    using: "Using it", "使用";
    /// In the footer.
    using_text: "Open the next year’s file here, by this button or by dropping it on the page: a spreadsheet (XLSX, XLS, ODS), its tables (CSV or TSV, several at once) or a data file (JSON). It is read in your browser; nothing is sent anywhere.",
        "可用此按钮或拖放到页面打开下一年的文件：电子表格（XLSX、XLS、ODS）、表格文件（CSV或TSV，可同时打开多个）或数据文件（JSON）。文件只在您的浏览器中读取，不会发送到任何地方。";
    /// A button.
    open_file: "Open a data file…", "打开数据文件…";
    /// Shown while a file hovers over the page.
    drop_here: "Drop the file to read it", "松开即可读取文件";
    /// Button back to the dataset that ships with the page.
    builtin: "Back to the built-in year", "返回内置年度";
    /// While a dataset is loading.
    loading: "Reading the data file.", "正在读取数据文件。";
    /// While a dataset is loading.
    loading_note: "Nothing is sent anywhere.", "不会上传任何内容。";
    /// While the reader's spreadsheet is read.
    loading_sheets: "Reading the spreadsheet.", "正在读取电子表格。";
    /// When loading takes long.
    loading_slow: "Still waiting for the data file.", "仍在等待数据文件。";
    /// A button.
    cancel: "Cancel", "取消";
    /// A button.
    retry: "Try again", "重试";
    /// A column of the faults.
    fault_where: "Where", "位置";
    /// A column of the faults.
    fault_found: "Found", "读到";
    /// A column of the faults.
    fault_wrong: "What is wrong", "问题";
    /// A column of the faults.
    fault_remedy: "What to do", "如何修改";
    /// Under the faults.
    fault_rows: "Rows are counted as in a spreadsheet: the headings are row 1.", "行号与电子表格一致：标题行为第1行。";
    /// When the previous dataset is still shown below.
    fault_previous_shown: "The page below stays as it was.", "下方页面保持不变。";
    /// The severity of a fault.
    fault: "Fault", "错误";
    /// The severity of a fault.
    remark: "Remark", "提醒";
    /// Button that hides a message.
    dismiss: "Dismiss", "关闭提示";
    /// When nothing matches.
    nothing: "No activity matches.", "没有符合条件的活动。";
    /// Before the choices that could be removed.
    or_widen: "Widen the choice:", "可以放宽条件：";
    /// The name of a file that was dropped.
    file: "File", "文件";
    /// Button that opens the dialog about embedding.
    embed: "Embed", "嵌入";
    /// Heading of that dialog.
    embed_title: "Put this on a website", "嵌入到网站";
    /// Label of the choice of what to embed.
    embed_show: "Show", "内容";
    /// One of those choices.
    embed_one_initiative: "One initiative", "单项工作";
    /// One of those choices.
    embed_one_activity: "One activity", "单项活动";
    /// Option: keep the current filter.
    embed_keep: "With the present filter", "保留当前筛选";
    /// A choice of language.
    embed_lang_around: "Follows the page around it", "随所在网页";
    /// A choice of colours.
    embed_theme_around: "Follow the page around it", "随所在网页";
    /// A choice of colours.
    embed_theme_system: "Follow the reader’s system", "随读者系统设置";
    /// Of a picture, the choice of its language and that of its colours.
    embed_as_here: "As on this page", "与本页相同";
    /// Option: a transparent background.
    embed_transparent: "Transparent background", "透明背景";
    /// Label of the choice of what is pasted.
    embed_form: "Form", "形式";
    /// One of those choices.
    embed_form_follows: "A frame as high as what it shows, by a small script", "框架，高度随内容变化（用一个小脚本）";
    /// One of those choices.
    embed_form_element: "The same, written as an element of its own", "同上，写成自定义元素";
    /// One of those choices.
    embed_form_fixed: "A frame of fixed height, without any script", "框架，固定高度，不用脚本";
    /// One of those choices.
    embed_form_picture: "A picture with text, for systems that take neither scripts nor frames", "图片加文字，适用于不支持脚本和框架的系统";
    /// Label of the choice of a picture.
    embed_picture: "Picture", "图片";
    /// Label of the choice of how wide it is.
    embed_width: "Width", "宽度";
    /// One of those choices.
    embed_wide: "Wide: slides, websites", "宽：幻灯片、网站";
    /// One of those choices.
    embed_narrow: "Narrow: articles read on phones", "窄：手机上阅读的文章";
    /// Button that downloads the picture.
    embed_png: "Download the picture (PNG)", "下载图片（PNG）";
    /// Label of the text for who cannot see the picture.
    embed_alt: "Alternative text", "替代文字";
    /// Under the markup of a picture.
    embed_picture_note: "Upload the picture to your website first, and put its address in place of its file name.", "请先将图片上传到网站，再用图片地址替换其中的文件名。";
    /// Label of the height.
    embed_height: "Pixels", "像素";
    /// Label of the markup.
    embed_snippet: "Paste this into the page", "将以下代码粘贴到网页";
    /// Button that copies the markup.
    copy: "Copy", "复制";
    /// When the browser does not let a page copy.
    embed_by_hand: "Selected: copy it with Ctrl+C", "已选中，请按 Ctrl+C 复制";
    /// Above the preview.
    embed_preview: "How it will look. Drag the lower right corner to see other widths.", "预览。拖动右下角可查看其他宽度。";
    /// Note when the page was opened from a disk.
    embed_disk: "This page lies on a disk. Once it lies on a website, the address of that takes the place of “https://…/”.", "本页在本机磁盘上。放到网站后，请用网站地址替换“https://…/”。";
    /// Note when the dataset was dropped on the page.
    embed_local: "The file that you opened is only on your computer: the frame shows the year that lies on the website.", "您打开的文件只在本机：嵌入的页面显示网站上的年度。";
    /// Link from an embedded page to the full one.
    full_page: "Open the full page", "打开完整页面";
}

#[cfg(test)]
mod tests;
