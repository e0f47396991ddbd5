//! The messages of the workbook that is checked and corrected on the page.

use crate::domain::Lang;

messages! {
    /// The fixed messages about an open workbook, in one language.
    WorkbookMessages;
    /// Button that shows or hides the workbook.
    check: "Check and correct", "检查与修改";
    /// When the page shows the workbook.
    is_shown: "The page below shows it.", "下方页面显示的即此文件。";
    /// When it shows something else.
    is_not_shown: "The page below stays as it was until no fault is left.", "错误全部改正前，下方页面保持不变。";
    /// When another dataset has been opened since.
    is_other: "The page below shows another year.", "下方页面显示另一年度。";
    /// While a change is being checked.
    is_checking: "Checking …", "正在检查……";
    /// Button.
    undo: "Undo", "撤销";
    /// Button.
    redo: "Redo", "重做";
    /// Button.
    save_sheet: "Save as a spreadsheet (.xlsx)", "另存为电子表格（.xlsx）";
    /// Button.
    save_data: "Save as a data file (.json)", "另存为数据文件（.json）";
    /// Button.
    save_page: "Save as a page in one file (.html)", "另存为单文件网页（.html）";
    /// When that cannot be had.
    no_page: "The page could not be made: its parts could not be fetched.", "无法生成网页：未能取得所需文件。";
    /// What is lost in a spreadsheet that is saved here.
    save_note: "A saved spreadsheet has all texts, also those that are not read, and no formulas, colours or comments.", "另存的电子表格保留全部文字（包括未读取的），不保留公式、颜色和批注。";
    /// Button.
    close: "Close the spreadsheet", "关闭电子表格";
    /// Heading of the list.
    faults: "What was found", "检查结果";
    /// When there is nothing to be said.
    no_fault: "No fault and no remark.", "没有错误，也没有提醒。";
    /// Heading of the questions.
    questions: "What no sheet says", "工作表中没有的内容";
    /// Label.
    title: "Title of the year", "年度标题";
    /// Label.
    period: "Period: 2022, or 2022-09/2023-08", "时段：如 2022 或 2022-09/2023-08";
    /// Label of the choice of a sheet.
    sheet: "Sheet", "工作表";
    /// Label of the choice of what a sheet holds.
    holds: "What it holds", "内容类型";
    /// Choice: a sheet or a column that has no meaning.
    not_read: "not read", "不读取";
    /// What a sheet holds.
    table_report: "The report as a whole", "报告基本信息";
    /// What a sheet holds.
    table_initiatives: "Initiatives", "工作";
    /// What a sheet holds.
    table_kinds: "Kinds of activities", "活动类别";
    /// What a sheet holds.
    table_activities: "Activities", "活动";
    /// What a sheet holds.
    table_figures: "Figures", "数字";
    /// Heading of the meanings of the columns.
    columns: "What the columns mean", "各列的含义";
    /// Head of a column.
    column: "Column", "列";
    /// Head of a column.
    heading: "Heading", "表头";
    /// Head of a column.
    meaning: "Meaning", "含义";
    /// Head of a column.
    language: "Language of its texts", "文字的语言";
    /// Choice of a language.
    every_language: "the same in every language", "各语言相同";
    /// Head of a column.
    order: "03/04/2022 is", "03/04/2022 表示";
    /// Choice of an order.
    order_unsaid: "not said", "未说明";
    /// Choice of an order.
    day_first: "3 April", "4月3日";
    /// Choice of an order.
    month_first: "4 March", "3月4日";
    /// Above the cells.
    keys: "Arrow keys move. Enter or a second press edits a cell, Enter ends it, Escape leaves it as it was.", "方向键移动；按 Enter 键或再次点击开始编辑，按 Enter 键结束，按 Esc 键放弃。";
    /// Button.
    earlier: "Earlier rows", "前面的行";
    /// Button.
    later: "Later rows", "后面的行";
    /// Button.
    insert_row: "Insert a row above", "在上方插入一行";
    /// Button.
    remove_row: "Remove this row", "删除此行";
    /// Button beside a draft.
    go_on: "Go on with it", "继续修改";
    /// Button beside a draft.
    throw_away: "Throw it away", "丢弃";
    /// Button in the foot of the page.
    as_table: "Correct this year in a table", "在表格中修改本年度";
}
