// The buttons that write decisions to a file and read them back; `index.js` and `review.js` say which decisions.

// Sets the two buttons up. `give()` gives the articles to export, `take(articles)` applies what was read and says so.
function setUpExchange({ signature, fileName, give, take }) {
  const dialog = byId("export-dialog");
  const reviewer = byId("reviewer");
  const save = () => {
    remember(REVIEWER_KEY, reviewer.value.trim());
    download(fileName, decisionFile(signature, reviewer.value.trim(), give()));
    dialog.close();
  };
  byId("export").addEventListener("click", () => {
    reviewer.value = recall(REVIEWER_KEY) ?? "";
    dialog.showModal();
    reviewer.select();
  });
  byId("export-save").addEventListener("click", save);
  byId("export-cancel").addEventListener("click", () => dialog.close());
  reviewer.addEventListener("keydown", (event) => event.key === "Enter" && save());
  byId("import").addEventListener("click", () => byId("import-file").click());
  byId("import-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      take(readDecisionFile(await file.text()));
    } catch {
      announce(say("not_a_decision_file", { file: file.name }), true);
    }
    event.target.value = "";
  });
}
