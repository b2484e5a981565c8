"""Settings as lines: a group, a setting, a value."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.flows.setting_table import Setting, groups, in_words, present, question_for, value_of
from gradestep.plain.menu import choose, line
from gradestep.plain.talk import Room, begin


def settings_page(room: Room) -> None:
    """Change one setting, or none."""
    known = {name: settings for name, settings in groups().items() if settings}
    room.speaker.say(say("settings.page"))
    group = choose(room, tuple(Option(name, say(f"settings.groups.{name}")) for name in known))
    if group is None:
        return
    settings = {setting.key: setting for setting in known[group]}
    rows = tuple(Option(key, _row(setting, room)) for key, setting in settings.items())
    chosen = choose(room, rows)
    if chosen is not None:
        _change(room, settings[chosen])


def _row(setting: Setting, room: Room) -> str:
    return say("settings.row", name=setting.name, value=in_words(setting, room.notebook.settings))


def _change(room: Room, setting: Setting) -> None:
    if setting.kind == "flow":
        begin(room, setting.key)
        return
    value: object | None
    if setting.kind == "switch":
        value = not present(setting, room.notebook.settings)
    else:
        question = question_for(setting, room.notebook.settings)
        options = question.options if isinstance(question, ChoiceQuestion) else None
        answer = choose(room, options, setting.name) if options else line(room, f"{setting.name}. {question.note}")
        if answer is None:
            return
        value = value_of(setting, answer)
        if value is None:
            room.speaker.say(say("settings.not_a_time" if setting.kind == "time" else "settings.not_a_pattern"))
            return
    room.notebook.change_settings({setting.key: value})
    said = say("settings.kept", name=setting.name, value=in_words(setting, room.notebook.settings))
    room.speaker.say(say("settings.next_time") if setting.later else said)
