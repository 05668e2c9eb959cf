"""Which views has the office saved, and how is the one just looked at saved?"""

from assessment import shell
from assessment.messages import translate as _

# What the reader comes from, if anything, and what has been saved.
page, saved = shell.came_from(), shell.saved_views()
title = _("收藏了 {count} 个视图").format(count=len(saved)) if saved else _("还没有收藏视图")

# What the reader sees: the view to be saved, then those that were.
shell.header(title, frames=[])
shell.say_outcome()
if page is not None:
    shell.save_form(page)
if saved:
    shell.list_views(saved)
    shell.manage(saved)
if page is None and not saved:
    shell.footnote(_("在任何一页点左上角的“收藏”，起个名称，下次就从这里打开。"))
