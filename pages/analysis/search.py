"""Where is what somebody has in mind: a unit, a measure, a concept, a document, a line of one, a page?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader searches for; the words live in the address, so that a list of results can be sent.
view, link = shell.view(), shell.link()
typed, kind = shell.searched(), shell.searched_kind()
words = reads.searched_words(typed)

if not words:
    shell.stop_with(_("要找什么？"), headlines.search_advice())

# What answers to every word.
names = reads.names_by_words(view.scope, words)
passages = reads.passages_by_words(view.scope, words)
pages = shell.pages_by_words(words)

if names.empty and passages.empty and pages.empty:
    shell.stop_with(_("没有找到“{words}”").format(words=typed), headlines.search_advice())

# What the reader sees: the best of each kind, each one click from its answer.
shell.header(headlines.search_headline(names, passages, pages, typed), frames=[])
shell.show(sheets.search_results(names, passages, pages, words=words, kind=kind, link=link))
