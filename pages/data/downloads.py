"""Where is all of it: a year as one workbook, the tables for analysts, and the addresses that Excel refreshes?"""

from assessment import exports, sheets, shell
from assessment.messages import translate as _

# What the reader chose: the scheme, its year and the last month, as beside every page.
view, link = shell.view(), shell.link()
tables = exports.year_tables(view)

if not tables:
    shell.stop_with(_("这个年度没有可以下载的表"))

# What the reader takes along.
shell.header(_("{count} 张表，一个工作簿带走").format(count=len(tables)), frames=[rows for _title, rows in tables])
shell.everything_buttons(view)
shell.note("", _("工作簿每张表一页，附说明：列的含义、数据版本、规则、数据地址，以及怎样刷新和核对。"))
shell.show(sheets.addresses_sheet(tables, shell.data_host()))
shell.footnote(exports.refresh_words(), _("各页的“下载”里也有那张图表的 CSV、Excel、PNG、SVG、Parquet 和数据地址。"))
shell.show(sheets.further((_("文件里的数还对不对"), link("verification")), (_("数据平不平"), link("quality"))))
