"""The baseline: three lines of Streamlit behind the same server, middleware and settings as ours."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from assessment.server import INTERFACE, InterfaceLanguage, SecurityHeaders, lifespan

app = st.App(
    Path(__file__).with_name("bare.py"),
    routes=[Route("/healthz", lambda _request: PlainTextResponse("ok")), *INTERFACE],
    middleware=[Middleware(SecurityHeaders), Middleware(InterfaceLanguage)],
    lifespan=lifespan,
)
