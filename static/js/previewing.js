// The preview of Markdown, fetched at the first tap on its button.
export async function preview(button, post) {
  const area = document.getElementById(button.dataset.of);
  const pane = button.form.querySelector("[data-preview]");
  try {
    const answer = await post(button.dataset.previewUrl, { text: area.value });
    if (!answer.ok) throw answer;
    // Safe: the server sends it through the same sanitiser as a post.
    pane.innerHTML = await answer.text();
    pane.hidden = false;
  } catch {
    button.form.querySelector("[data-offline]")?.removeAttribute("hidden");
  }
}
