// Paper is narrower than most screens, and pictures keep the width they were drawn with: each is scaled to the paper.
// A dark page says so, and style.css turns it into a light one.
(() => {
  const paper = 690; // A4 between its margins, in CSS pixels
  const pictures = () => document.querySelectorAll(".js-plotly-plot");
  window.addEventListener("beforeprint", () => {
    for (const picture of pictures()) picture.style.zoom = Math.min(1, paper / Math.max(picture.offsetWidth, 1));
    const app = document.querySelector('[data-testid="stApp"]') ?? document.body;
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/[\d.]+/g).map(Number);
    document.documentElement.dataset.paper = red + green + blue < 384 ? "dark" : "light";
  });
  window.addEventListener("afterprint", () => {
    for (const picture of pictures()) picture.style.zoom = "";
  });
})();
