const portuguese = {
  title: 'Fale com o atendimento, sem WhatsApp',
  badge: 'Simulador',
  lead: 'Esta conversa passa pelo atendimento de verdade: a mesma fila, o mesmo assistente, a mesma formatação. '
    + 'Só o transporte foi trocado por esta página.',
  backstage: 'Nos bastidores',
  stepStored: 'Recebida',
  stepAnswered: 'Respondida',
  stepSent: 'Enviada',
  stepRead: 'Lida',
  noteEmpty: 'Envie uma mensagem e acompanhe aqui o caminho dela.',
  noteWaiting: 'O assistente espera um instante por mais mensagens e responde.',
  noteDocumentation: 'Resposta da documentação, sem IA, em {seconds} s.',
  noteModel: 'Resposta escrita por {model} em {seconds} s.',
  noteFixed: 'Texto fixo do serviço, em {seconds} s.',
  notePerson: 'Uma pessoa cuida desta conversa.',
  real: 'Para atender no WhatsApp de verdade',
  needTwilio: 'leva e traz as mensagens',
  needGemini: 'escreve as respostas; sem ele, elas são trechos da documentação',
  needUrlName: 'Endereço público',
  needUrl: 'por onde a Twilio chama /webhook',
  readme: 'Ficam no arquivo .env. O passo a passo está no README.pt-BR.md.',
  linkApi: 'Documentação da API',
  linkHealth: 'Saúde do serviço',
  linkService: 'Sobre o serviço',
  conversation: 'Conversa com a CryptoLock',
  messages: 'Mensagens',
  language: 'Idioma da página',
  newConversation: 'Nova conversa',
  about: 'Sobre esta demonstração',
  close: 'Fechar',
  newest: 'Ir para a última mensagem',
  notice: 'Demonstração: a conversa fica guardada até você começar outra.',
  welcomeTitle: 'Como podemos ajudar?',
  welcome: 'Escreva como um cliente escreveria, em português ou em inglês.',
  online: 'online',
  typing: 'digitando…',
  offline: 'reconectando…',
  placeholder: 'Mensagem',
  send: 'Enviar',
  retry: 'Tentar agora',
  bannerUnsent: 'Sem conexão com o serviço. O que você escreveu está guardado e será enviado.',
  bannerAway: 'Sem conexão com o serviço. Tentando de novo…',
  bannerNotErased: 'Não foi possível apagar a conversa. Tente de novo.',
  suggestions: 'Perguntas para começar',
  questions: ['O que é o PSPM?', 'O que ele bloqueia?', 'Ele encontra segredos vazados?', 'What is PSPM?'],
  confirmTitle: 'Começar uma nova conversa?',
  confirmText: 'Esta conversa será apagada, aqui e no serviço.',
  confirmOk: 'Apagar e começar',
  cancel: 'Cancelar',
  today: 'Hoje',
  yesterday: 'Ontem',
  you: 'Você',
  desk: 'CryptoLock',
  operator: 'Atendente',
  pending: 'Na fila para enviar',
  stored: 'Enviada',
  received: 'Recebida pelo atendimento',
  read: 'Lida pelo atendimento',
  refused: 'Não aceita pelo serviço',
};

const english = {
  title: 'Talk to the desk, without WhatsApp',
  badge: 'Simulator',
  lead: 'This conversation goes through the real desk: the same queue, the same assistant, the same formatting. '
    + 'Only the transport was replaced by this page.',
  backstage: 'Behind the scenes',
  stepStored: 'Received',
  stepAnswered: 'Answered',
  stepSent: 'Sent',
  stepRead: 'Read',
  noteEmpty: 'Send a message and follow its way here.',
  noteWaiting: 'The assistant waits a moment for more messages, then answers.',
  noteDocumentation: 'Answered from the documentation, without AI, in {seconds} s.',
  noteModel: 'Answer written by {model} in {seconds} s.',
  noteFixed: 'A fixed text of the service, in {seconds} s.',
  notePerson: 'A person looks after this conversation.',
  real: 'To serve customers on the real WhatsApp',
  needTwilio: 'carries the messages',
  needGemini: 'writes the answers; without it they are passages of the documentation',
  needUrlName: 'Public address',
  needUrl: 'where Twilio calls /webhook',
  readme: 'They go into the .env file. README.md shows how, step by step.',
  linkApi: 'API documentation',
  linkHealth: 'Service health',
  linkService: 'About the service',
  conversation: 'Conversation with CryptoLock',
  messages: 'Messages',
  language: 'Language of the page',
  newConversation: 'New conversation',
  about: 'About this demonstration',
  close: 'Close',
  newest: 'Go to the last message',
  notice: 'Demonstration: the conversation is kept until you start another one.',
  welcomeTitle: 'How can we help?',
  welcome: 'Write as a customer would, in Portuguese or in English.',
  online: 'online',
  typing: 'typing…',
  offline: 'reconnecting…',
  placeholder: 'Message',
  send: 'Send',
  retry: 'Try now',
  bannerUnsent: 'No connection to the service. What you wrote is kept and will be sent.',
  bannerAway: 'No connection to the service. Trying again…',
  bannerNotErased: 'The conversation could not be deleted. Please try again.',
  suggestions: 'Questions to begin with',
  questions: ['What is PSPM?', 'What does it block?', 'Does it find leaked secrets?', 'O que é o PSPM?'],
  confirmTitle: 'Start a new conversation?',
  confirmText: 'This conversation will be deleted, here and in the service.',
  confirmOk: 'Delete and start',
  cancel: 'Cancel',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You',
  desk: 'CryptoLock',
  operator: 'Agent',
  pending: 'Waiting to be sent',
  stored: 'Sent',
  received: 'Received by the desk',
  read: 'Read by the desk',
  refused: 'Not accepted by the service',
};

const dictionaries = { pt: portuguese, en: english };
let language = 'pt';

export const locale = () => (language === 'pt' ? 'pt-BR' : 'en-GB');

export const currentLanguage = () => language;

export const text = key => dictionaries[language][key];

/** The language of the page when nobody has chosen one: Portuguese for its speakers, English for all others. */
export const preferredLanguage = () => (navigator.language.toLowerCase().startsWith('pt') ? 'pt' : 'en');

/** Puts every fixed text of the page into a language. */
export function speak(chosen) {
  language = chosen in dictionaries ? chosen : preferredLanguage();
  document.documentElement.lang = locale();
  document.title = `CryptoLock · ${text('badge')}`;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', text(element.dataset.label));
    if (element.tagName === 'BUTTON') {
      element.title = text(element.dataset.label);
    }
  }
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = text(element.dataset.placeholder);
  }
}
