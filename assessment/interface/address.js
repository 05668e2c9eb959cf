// The server is at the root of this address. Otherwise the framework looks for it one folder down on every deep link, which
// fails twice, in red, in everybody's console.
window.__streamlit = { BACKEND_BASE_URL: `${location.origin}/` };
