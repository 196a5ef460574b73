// Sends a file by XMLHttpRequest, which alone reports how much of a body has left.
let sending = null;

export function titlesOf(input) {
  return [...input.files].map(file => file.name.replace(/\.pdf$/i, '').replace(/[_-]+/g, ' ').trim());
}

/** @param number Which of the chosen files, from 0. */
export function send(input, number, address, token, details, dotnet) {
  return new Promise(resolve => {
    const file = input.files[number];
    if (!file) { resolve('Choisissez un fichier PDF.'); return; }
    const body = new FormData();
    body.append('details', JSON.stringify(details));
    body.append('file', file, 'document.pdf');
    sending = new XMLHttpRequest();
    sending.open('POST', address);
    sending.setRequestHeader('RequestVerificationToken', token);
    let shown = -1;
    sending.upload.onprogress = event => {
      const percent = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0;
      if (percent !== shown) { shown = percent; dotnet.invokeMethodAsync('ReportAsync', percent); }
    };
    const end = message => { sending = null; resolve(message); };
    sending.onload = () => end(sending.status === 201 ? null : explain(sending));
    sending.onerror = () => end('La connexion a été interrompue. Rien n’a été importé : réessayez.');
    sending.onabort = () => end('Envoi annulé. Rien n’a été importé.');
    sending.send(body);
  });
}

export function cancel() { sending?.abort(); }

export function clear(input) { input.value = ''; }

function explain(request) {
  if (request.status === 401) { return 'Votre session est terminée. Reconnectez-vous, puis importez de nouveau.'; }
  if (request.status === 403) { return 'Votre rôle ne permet pas d’importer un document.'; }
  try { return JSON.parse(request.responseText).detail; } catch { return 'Le serveur a refusé le fichier. Réessayez.'; }
}
