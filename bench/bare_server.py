"""The baseline: three lines of Streamlit behind the same server, middleware and settings as ours."""

from pathlib import Path

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from assessment.first_page import INTERFACE
from assessment.server import MIDDLEWARE, lifespan

app = st.App(
    Path(__file__).with_name("bare.py"),
    routes=[Route("/healthz", lambda _request: PlainTextResponse("ok")), *INTERFACE],
    middleware=MIDDLEWARE,
    lifespan=lifespan,
)
