import streamlit as st

month = st.select_slider("month", range(1, 13), key="month", bind="query-params")
st.title(f"month {month}")
