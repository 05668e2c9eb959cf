"""What does a word mean, how is it reckoned here, who says so, and where is it met?"""

from assessment import guidance, headlines, sheets, shell

# What the reader looks for, by words or by a link; both in the address.
words, chosen = shell.word_search(), shell.chosen_term()
found = guidance.find_terms(words)

# What the reader sees.
shell.header(headlines.glossary_headline(found, words, chosen), frames=[])
shell.show(sheets.glossary_list(found, chosen, shell.link()))
