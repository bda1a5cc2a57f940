// Says in the page, and to screen readers, that the device gave no key; allauth's script tells the console only.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("main h1");
  const said = document.createElement("p");
  said.className = "message error";
  said.setAttribute("role", "alert");
  said.textContent = "Votre appareil n’a pas donné de clé. Recommencez, ou choisissez une autre façon.";
  document.querySelector("main > [role=alert]")?.remove();
  place.after(said);
});
