// Keys go to the program from the start, without a click into the page first.
function focus() {
  const area = document.querySelector(".xterm-helper-textarea");
  if (area) area.focus();
  else setTimeout(focus, 20);
}
addEventListener("load", focus);
addEventListener("focus", focus);
