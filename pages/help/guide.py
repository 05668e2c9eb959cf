"""How is a task done, step by step, and what does the answer look like?"""

from assessment import headlines, sheets, shell

# What the reader comes to do, in the address.
task = shell.chosen_task()

# What the reader sees: the task, and beside it all the others.
shell.header(headlines.task_headline(task), frames=[])
left, right = shell.columns(3, 1)
with left:
    shell.show(sheets.task_sheet(task))
with right:
    shell.show(sheets.task_list(task))
