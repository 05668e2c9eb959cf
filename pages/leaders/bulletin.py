"""Which paper is to go out, 通报, 简报 or an official form, what does it say, and where is it as Word and as Excel?"""

from assessment import papers, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: the kind of paper and what it is about, all in the address.
paper, link = shell.chosen_paper(), shell.link()

# What the reader sees: the files, then the text as it stands in them.
shell.header(shell.paper_headline(paper), frames=[])
shell.paper_files(paper)
shell.footnote(
    _(
        "下面就是文件里的文字、表和图：A4、黑白可印；文件是中文公文，不随界面语言。每个数都有出处，Excel 里另有“来源”一列。"
    ),
    _("文件里有印记（数据版本、规则、筛选、网址）：以后可以用它核对这些数是不是最新的。"),
)
shell.show(papers.preview(paper))
shell.show(
    sheets.further(
        (_("总览"), link("")),
        (_("排名"), link("ranking")),
        (_("报送日历"), link("calendar")),
        (_("核验文件"), link("verification")),
    )
)
