#!/usr/bin/env python3
"""Makes the files anew that nobody can read, or that are read with a remark: passwords, macros, odd cells.

    apt install --no-install-recommends libreoffice-calc python3-uno
    python3 -m venv --system-site-packages venv && venv/bin/pip install openpyxl msoffcrypto-tool xlsxwriter
    venv/bin/python crates/sheets/tests/files/make_bad.py VBA

VBA is a `vbaProject.bin` that Excel wrote; rust_xlsxwriter has one in its folder `examples`. The bytes differ from run to run (keys,
times); what is read does not.
"""

import datetime
import io
import pathlib
import subprocess
import sys
import tempfile
import time

import msoffcrypto.format.ooxml
import openpyxl
import uno
import xlsxwriter
from com.sun.star.beans import NamedValue, PropertyValue

HERE = pathlib.Path(__file__).parent
HEAD = ["Initiative", "Title", "Kind", "Date", "Summary", "Value", "Unit"]
ROW = ["Outreach", "Talk", "Talks", "2022-03", "A talk.", 4, "people"]


def odd(path):
    """openpyxl: dates as text, as numbers and as dates in one column, full-width digits, a long text, formulas that nobody calculated."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Activities"
    sheet.append(HEAD)
    sheet.append(ROW)
    sheet.append(["Outreach", "Date", "Talks", datetime.date(2022, 3, 5), "A date.", "４００", "people"])
    sheet.append(["Outreach", "Serial", "Talks", 44625, "长" * 30_000, 5, "people"])
    sheet.append(["Outreach", "Words", "Talks", "２０２２年３月", "A text.", "=200*2", "people"])
    sheet.append(["Outreach", "Formula", "Talks", "=DATE(2022,3,5)", "A text.", 6, "people"])
    book.save(path)


def encrypted(path):
    """openpyxl and msoffcrypto-tool: a workbook that opens with a password, as Excel encrypts it."""
    plain = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.save(plain)
    with path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", out)


def macros(path, vba):
    """XlsxWriter: a workbook with macros that Excel wrote."""
    book = xlsxwriter.Workbook(path)
    book.add_vba_project(str(vba))
    sheet = book.add_worksheet("Activities")
    for r, row in enumerate([HEAD, ROW]):
        sheet.write_row(r, 0, row)
    book.close()


def property_(name, value):
    return PropertyValue(Name=name, Value=value)


class Office:
    """LibreOffice without a window, asked through UNO."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        pipe = f"yearline{time.monotonic_ns()}"
        self.process = subprocess.Popen([
            "soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{self.folder.name}/profile",
            f"--accept=pipe,name={pipe};urp;",
        ])
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:  # It is not there yet.
                time.sleep(0.5)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:  # It ends while it answers.
            pass
        self.process.wait(60)
        self.folder.cleanup()

    def table(self):
        book = self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (property_("Hidden", True),))
        sheet = book.Sheets.getByIndex(0)
        sheet.Name = "Activities"
        for r, row in enumerate([HEAD, ROW]):
            for c, value in enumerate(row):
                cell = sheet.getCellByPosition(c, r)
                if isinstance(value, str):
                    cell.String = value
                else:
                    cell.Value = value
        return book, sheet

    def save(self, book, name, form, *more):
        book.storeToURL((HERE / name).as_uri(), (property_("FilterName", form), *more))
        book.close(True)


def office():
    with Office() as office:
        password = property_("Password", "secret")
        # Of the newer form of Excel, LibreOffice wants to be told how it is encrypted.
        standard = (NamedValue(Name="CryptoType", Value="Standard"), NamedValue(Name="OOXPassword", Value="secret"))
        encryption = property_("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", standard))
        for name, form, protection in [
            ("libreoffice-password.xlsx", "Calc MS Excel 2007 XML", encryption),
            ("libreoffice-password.xls", "MS Excel 97", password),
            ("libreoffice-password.ods", "calc8", password),
        ]:
            book, _ = office.table()
            office.save(book, name, form, protection)
        book, _ = office.table()
        libraries = book.BasicLibraries
        if not libraries.hasByName("Standard"):
            libraries.createLibrary("Standard")
        libraries.getByName("Standard").insertByName("Module1", "Sub Main\nMsgBox 1\nEnd Sub\n")
        office.save(book, "libreoffice-macros.ods", "calc8")
        # A background for all rows: OpenDocument says so once, with a number of rows.
        book, sheet = office.table()
        sheet.getCellRangeByName("A3:G1048576").CellBackColor = 0xFFFF00
        office.save(book, "libreoffice-empty-rows.ods", "calc8")


def main():
    odd(HERE / "openpyxl-odd.xlsx")
    encrypted(HERE / "msoffcrypto-password.xlsx")
    macros(HERE / "xlsxwriter-macros.xlsm", pathlib.Path(sys.argv[1]))
    office()


if __name__ == "__main__":
    sys.exit(main())
