"""The buttons and forms around data requests, by name."""

from collections.abc import Mapping

from bot.admins import casework
from bot.admins.act import Row, shows
from bot.admins.rights import Right
from bot.outcome import Said

ACTIONS: Mapping[str, Row] = {
    "case.log": Row(Right.CASES, shows(Said.CASE_LOG_FORM)),
    "case.show": Row(Right.CASES, shows(Said.CASE_SHOWN)),
    "case.who": Row(Right.CASES, casework.who),
    "case.identify": Row(Right.CASES, shows(Said.CASE_IDENTIFY_FORM)),
    "case.extend": Row(Right.CASES, shows(Said.CASE_EXTEND_FORM)),
    "case.refuse": Row(Right.CASES, shows(Said.CASE_REFUSE_FORM)),
    "case.complete": Row(Right.CASES, casework.complete),
    "copy.ask": Row(Right.CASES, casework.ask_copy),
    "copy.read": Row(Right.CASES, casework.read_copy),
    "copy.judge": Row(Right.CASES, casework.judge_form),
}

FORMS: Mapping[str, Row] = {
    "case.log": Row(Right.CASES, casework.log),
    "case.identify": Row(Right.CASES, casework.identify),
    "case.extend": Row(Right.CASES, casework.extend),
    "case.refuse": Row(Right.CASES, casework.refuse),
    "copy.judge": Row(Right.CASES, casework.judge),
}
