#!/usr/bin/env python3
"""Makes the files beside it anew, by the programs that people use: LibreOffice (headless), openpyxl and xlwt.

    apt install --no-install-recommends libreoffice-calc
    python3 -m venv venv && venv/bin/pip install openpyxl xlwt
    venv/bin/python crates/sheets/tests/files/make.py

LibreOffice and openpyxl write the time into their files, so the bytes differ from run to run; what is read does not.
"""

import datetime
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
import xlwt
from openpyxl.styles import numbers

HERE = pathlib.Path(__file__).parent
DAY = datetime.date(2022, 3, 5)

# A workbook as a college keeps one: not from the template, a title above the headings, merged cells.
CHINESE = [
    ["2022年重点工作一览"],
    ["序号", "重点工作", "活动名称", "活动类别", "开始时间", "结束时间", "主要内容", "人数", "单位", "出处", "负责人"],
    [1, "一、学习教育", "专题讲座", "讲座", "2022年3月5日", "2022年3月5日", "校领导作专题讲座。", "400余", "人", "第3段第1句", "甲"],
    [2, None, "主题党日", "参观", "3月底", "6月", "赴嘉兴参观学习。", 120, "人次", "第3段第2句", "乙"],
    [3, "二、志愿服务", "社区服务", "服务", "３月", None, "学生到社区服务。", None, None, "第5段", "丙"],
    [4, None, "暑期实践", "服务", "暑假", None, "学生暑期社会实践。", "约30", "支队伍", "第5段第3句", "丁"],
    [5, None, "慰问", "服务", None, None, "慰问老党员。", None, None, None, None],
]

ENGLISH = [
    ["Initiative", "Title", "Kind", "Date", "Summary", "Source"],
    ["1. Outreach", "School talks", "Talks", "5 March 2022", "Teachers gave talks.", "6.2"],
    ["1. Outreach", "Open day", "Events", "03/04/2022", "The college was open.", "6.3"],
    ["2. Research", "Summer school", "Events", "July to August 2022", "Students did research.", "7.1"],
    ["2. Research", "Prize", "Events", "Q2 2022", "A prize was won.", "7.2"],
]


def chinese(path):
    """openpyxl: two head rows, merged and hidden cells, a formula with its value, dates as dates and as texts."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2022活动台账"
    for row in CHINESE:
        sheet.append(row)
    sheet.merge_cells("A1:K1")
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("B5:B7")
    sheet.row_dimensions[6].hidden = True
    hidden = book.create_sheet("旧数据")
    hidden.append(["标题", "日期"])
    hidden.append(["不应读取", "2021"])
    hidden.sheet_state = "hidden"
    book.save(path)


def template_like(path):
    """openpyxl: two head rows, languages by the letters of the headings, serial numbers and months as Excel keeps them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Activities"
    sheet.append(["Title", None, "Date", None, "Kind", "Initiative", "Summary", None])
    sheet.append(["English", "中文", "Start", "End", None, None, "English", "中文"])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("G1:H1")
    sheet.append(["Talk", "讲座", DAY, DAY, "Talks", "Outreach", "A talk.", "一次讲座。"])
    sheet.append(["Course", "课程", datetime.date(2022, 3, 1), datetime.date(2022, 6, 1), "Courses", "Outreach", "A course.", "一门课程。"])
    for cell in ("C4", "D4"):
        sheet[cell].number_format = "mmm-yy"
    sheet.append(["Visit", "参观", 44625, 44626, "Talks", "Outreach", "A visit.", "一次参观。"])
    report = book.create_sheet("Report")
    for row in [["Title", "A year"], ["Period", 2022], ["Languages", "English, 中文"], ["Organisation", "A college"], ["Source", "Annual report"], ["Source date", datetime.date(2023, 2, 17)]]:
        report.append(row)
    book.save(path)


def epoch(path):
    """openpyxl: a workbook that counts its days from 1904."""
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Activities"
    for row in ENGLISH[:1]:
        sheet.append(row)
    sheet.append(["Outreach", "Talk", "Talks", DAY, "A talk.", "6.2"])
    sheet.append(["Outreach", "Visit", "Talks", 43163, "A visit.", "6.2"])
    book.save(path)


def old(path):
    """xlwt: the binary form that WPS and programs on the web write."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("活动")
    for r, row in enumerate(CHINESE[1:]):
        for c, value in enumerate(row):
            if value is not None:
                sheet.write(r, c, value)
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(2 + 5, 2, "日期格")
    sheet.write(2 + 5, 3, "讲座")
    sheet.write(2 + 5, 4, DAY, date)
    sheet.write(2 + 5, 5, DAY, date)
    sheet.write(2 + 5, 1, "二、志愿服务")
    book.save(path)


def formulas(path):
    """openpyxl: formulas; LibreOffice calculates them when it converts the file."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Activities"
    sheet.append(["Initiative", "Title", "Kind", "Date", "Summary", "Value", "Unit"])
    sheet.append(["Outreach", "Talk", "Talks", "=DATE(2022,3,5)", "=\"A \"&\"talk\"", "=200*2", "people"])
    sheet["D2"].number_format = "yyyy-mm-dd"
    sheet.append(["Outreach", "Visit", "Talks", "2022-04", "A visit.", "=1/0", "people"])
    sheet.append(["Outreach", "Walk", "Talks", datetime.date(2022, 5, 1), "A walk.", None, None])
    sheet["D4"].number_format = "yyyy\"年\"m\"月\""
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("A2:A4")
    book.save(path)


def empties(path):
    """openpyxl: formatted rows without anything in them, far down."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Activities"
    for row in ENGLISH:
        sheet.append(row)
    for row in range(10, 3000):
        sheet.cell(row, 4).number_format = numbers.FORMAT_DATE_YYYYMMDD2
    book.save(path)


def convert(source, form, target, options=""):
    with tempfile.TemporaryDirectory() as folder:
        to = f"{form}{options}"
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", folder, str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
        )
        made = pathlib.Path(folder) / f"{source.stem}.{form}"
        target.write_bytes(made.read_bytes())


def main():
    chinese(HERE / "openpyxl-chinese.xlsx")
    template_like(HERE / "openpyxl-two-heads.xlsx")
    epoch(HERE / "openpyxl-1904.xlsx")
    empties(HERE / "openpyxl-empty-rows.xlsx")
    old(HERE / "xlwt.xls")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "formulas.xlsx"
        formulas(source)
        convert(source, "xlsx", HERE / "libreoffice-formulas.xlsx")
        convert(source, "ods", HERE / "libreoffice-formulas.ods")
        convert(source, "xls", HERE / "libreoffice-formulas.xls")
        convert(HERE / "openpyxl-chinese.xlsx", "ods", HERE / "libreoffice-chinese.ods")
        # The shipped dataset as a workbook, saved again.
        year = pathlib.Path(folder) / "year.xlsx"
        shipped = HERE.parents[3] / "data/2022.json"
        subprocess.run(["cargo", "run", "--quiet", "--package", "yearline-sheets", "--", "convert", shipped, year], check=True, cwd=HERE)
        convert(year, "xlsx", HERE / "libreoffice-2022.xlsx")
        convert(year, "ods", HERE / "libreoffice-2022.ods")
        # 44,34 are comma and quote; 76 is UTF-8, 65535 UTF-16, 0 the system's; GB 18030 is written by Python below.
        convert(HERE / "openpyxl-chinese.xlsx", "csv", HERE / "libreoffice-utf8.csv", ":Text - txt - csv (StarCalc):44,34,76,1")
        convert(HERE / "openpyxl-chinese.xlsx", "csv", HERE / "libreoffice-utf16.csv", ":Text - txt - csv (StarCalc):9,34,65535,1")
    text = (HERE / "libreoffice-utf8.csv").read_text("utf-8-sig")
    (HERE / "gb18030.csv").write_bytes(text.encode("gb18030"))
    english = "\r\n".join(";".join(str(v) for v in row) for row in ENGLISH) + "\r\n"
    (HERE / "semicolons.csv").write_bytes(b"\xef\xbb\xbf" + english.encode())


if __name__ == "__main__":
    sys.exit(main())
