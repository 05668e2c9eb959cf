"""Several of the options that there are, kept in the address as their ids; none of them stands for all."""

from collections.abc import Mapping, Sequence

import streamlit as st

from assessment.shell.address import Choice, current, key_of, remember_problem, tell

_BETWEEN = ","


def choose_several(name: str, label: str, words: Mapping[Choice, str], *, every: str) -> tuple[Choice, ...]:
    """Ask for some of the options that ``words`` name, here and now; ``every`` says what it means to choose none."""
    chosen = settle_several(name, list(words))
    key = key_of(name)
    st.multiselect(label, list(words), list(chosen), format_func=words.__getitem__, key=key, placeholder=every)
    return chosen


def settle_several(name: str, options: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices as the address and the widget have them now, in the order of the options; see ``address.settle``.

    Ids in the address that are no options are left out, and the reader is told which.
    """
    key, state, here = key_of(name), st.session_state, current()
    asked = here.entries.get(name)
    if asked is not None and asked != here.written.get(name):
        wanted = asked.split(_BETWEEN)
        for unknown in sorted(set(wanted) - set(map(str, options))):
            remember_problem(name, unknown)
        answer = [option for option in options if str(option) in wanted]
    elif asked is None and here.written.get(name) is not None:
        # The back button led to an address without it.
        answer = []
    else:
        before = state[key] if key in state else here.kept.get(name, ())
        answer = [option for option in options if option in before]
    if state.get(key) != answer:
        state[key] = answer
    tell(key, answer)
    here.kept[name] = tuple(answer)
    here.entries.pop(name, None)
    here.written.pop(name, None)
    if answer:
        here.entries[name] = here.written[name] = _BETWEEN.join(map(str, answer))
    return tuple(answer)
