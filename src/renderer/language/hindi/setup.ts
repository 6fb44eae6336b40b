/** The first start: organisation, recipients, channels. */
export const setup: Readonly<Record<string, string>> = {
  "Organisation and you": "संगठन और आप",
  "Check and begin": "जाँचें और शुरू करें",
  "Step {{step}} of {{length}}": "{{length}} में से चरण {{step}}",
  Beginning: "शुरू हो रहा है",
  Begin: "शुरू करें",
  Continue: "आगे",
  ", something is missing": ", कुछ बाकी है",
  "Version {{version}}, {{runtime}}": "संस्करण {{version}}, {{runtime}}",
  "Watchdesk shows alerts, tells the right people and escalates until somebody takes over. It needs to know whom it works for and who sits here.":
    "Watchdesk अलर्ट दिखाता है, सही लोगों को बताता है और किसी के लेने तक आगे बढ़ाता है। इसे जानना है कि यह किसके लिए काम करता है और यहाँ कौन बैठा है।",
  Organisation: "संगठन",
  "Northgate Logistics": "नॉर्थगेट लॉजिस्टिक्स",
  "Your name": "आपका नाम",
  "Priya Nair": "प्रिया नायर",
  "Stands beside everything that is done at this console. Whoever takes over changes it in the settings":
    "इस कंसोल पर किए गए हर काम के साथ दर्ज होता है। जो आगे बैठे, वह इसे सेटिंग में बदले",
  "Your email": "आपका ईमेल",
  "priya@northgate.example": "priya@northgate.example",
  "You own the account: you are told by mail when an alert comes that no configuration covers. May stay empty":
    "खाता आपका है: ऐसा अलर्ट आए जिस पर कोई विन्यास न हो, तो आपको ईमेल से बताया जाता है। ख़ाली रह सकता है",
  "escalation recipient": "आगे का प्राप्तकर्ता",
  recipient: "प्राप्तकर्ता",
  "Remove {{who}}": "{{who}} हटाएँ",
  "Channels for {{who}}": "{{who}} के चैनल",
  by: "इनसे",
  "as the addresses allow": "पतों के अनुसार",
  "Skipped.": "छोड़ा गया।",
  "Until a configuration is there, an alert sounds and stands on this board, and nobody is told by any channel. Nothing escalates.":
    "विन्यास बनने तक अलर्ट इस बोर्ड पर बजता और दिखता है, किसी चैनल से किसी को नहीं बताया जाता। कुछ आगे नहीं बढ़ता।",
  "Until a configuration is there, an alert sounds and stands on this board, and only you are told, at {{email}}. Nothing escalates.":
    "विन्यास बनने तक अलर्ट इस बोर्ड पर बजता और दिखता है, और केवल आपको {{email}} पर बताया जाता है। कुछ आगे नहीं बढ़ता।",
  "Set it up after all": "अब बना लें",
  "A configuration says who is told when an alert comes. This first one covers every type of alert and every team; more can follow.":
    "विन्यास तय करता है कि अलर्ट आने पर किसे बताया जाए। यह पहला हर प्रकार के अलर्ट और हर टीम के लिए है; और बाद में बन सकते हैं।",
  "Skip for now": "अभी छोड़ें",
  "Name of the configuration": "विन्यास का नाम",
  "Channels it may use": "किन चैनलों की अनुमति है",
  "Add a recipient": "प्राप्तकर्ता जोड़ें",
  "Add me": "मुझे जोड़ें",
  Escalate: "आगे बढ़ाएँ",
  after: "इतनी देर बाद:",
  "Seconds until escalation": "आगे बढ़ाने तक सेकंड",
  "seconds without an acknowledgement{{inMinutes}}": "सेकंड बिना स्वीकृति के{{inMinutes}}",
  "Nobody stands here yet: after the time has passed, nobody else is told.":
    "यहाँ अभी कोई नहीं: समय बीतने पर और किसी को नहीं बताया जाता।",
  "Escalation recipients": "आगे के प्राप्तकर्ता",
  "When the first recipients do not answer, nobody else is told. The alert goes on sounding at this console.":
    "पहले प्राप्तकर्ता जवाब न दें तो और किसी को नहीं बताया जाता। अलर्ट इस कंसोल पर बजता रहता है।",
  "Emergency response": "आपात प्रतिक्रिया",
  "Give an email address or a phone number": "ईमेल पता या फ़ोन नंबर दें",
  "Must be 30 to 3600 seconds": "30 से 3600 सेकंड होना चाहिए",
  "How messages leave this console. Set up what you have and test it; what is left out can follow in the settings, and until then its notifications fail in sight of everybody.":
    "इस कंसोल से संदेश कैसे जाते हैं। जो आपके पास है उसे तैयार करके जाँचें; बाकी सेटिंग में बाद में हो सकता है, तब तक उसकी सूचनाएँ सबके सामने विफल होंगी।",
  "not used by your configuration": "आपके विन्यास में काम नहीं आता",
  "{{channels}} used: {{stateWords}}": "{{channels}} काम में: {{stateWords}}",
  "This computer's screen": "इस कंप्यूटर की स्क्रीन",
  "works without set-up": "बिना तैयारी के चलता है",
  "New alerts are also shown by the desktop, even while this window is hidden.":
    "नए अलर्ट डेस्कटॉप पर भी दिखते हैं, चाहे यह खिड़की छिपी हो।",
  "set up": "तैयार",
  "{{channels}} not set up": "{{channels}} तैयार नहीं",
  "An alert sounds here until somebody takes it. Turn the speakers on and play the test sound.":
    "किसी के लेने तक अलर्ट यहाँ बजता है। स्पीकर चालू करके जाँच ध्वनि बजाएँ।",
  "Was it heard": "क्या सुनाई दिया",
  "I heard it": "सुनाई दिया",
  "✕ Not heard": "✕ सुनाई नहीं दिया",
  "I heard nothing": "कुछ सुनाई नहीं दिया",
  "Choose another output behind Sound at the top, check the cable and the volume of the system. Until it is heard, somebody has to watch the board.":
    "ऊपर ध्वनि में दूसरा आउटपुट चुनें, तार और सिस्टम की आवाज़ जाँचें। सुनाई देने तक किसी को बोर्ड पर नज़र रखनी होगी।",
  "without an email address": "बिना ईमेल पते के",
  "Who is told": "किसे बताया जाए",
  "Settings of a channel were edited but not saved. Go back to save them, or find them in the settings later.":
    "किसी चैनल की सेटिंग बदली गई पर सहेजी नहीं गई। लौटकर सहेजें, या बाद में सेटिंग में पाएँ।",
  Change: "बदलें",
  "Go back to {{title}}": "{{title}} पर लौटें",
  "Skipped: an alert sounds and stands on this board; nobody is told by any channel, and nothing escalates.":
    "छोड़ा गया: अलर्ट इस बोर्ड पर बजता और दिखता है; किसी चैनल से किसी को नहीं बताया जाता, और कुछ आगे नहीं बढ़ता।",
  "Skipped: an alert sounds and stands on this board; only you are told, at {{email}}, and nothing escalates.":
    "छोड़ा गया: अलर्ट इस बोर्ड पर बजता और दिखता है; केवल आपको {{email}} पर बताया जाता है, और कुछ आगे नहीं बढ़ता।",
  "for every type of alert and every team": "हर प्रकार के अलर्ट और हर टीम के लिए",
  "At once:": "तुरंत:",
  "After {{threshold}} s:": "{{threshold}} से॰ बाद:",
  "Nobody else is told when nobody acknowledges.": "कोई स्वीकार न करे तो और किसी को नहीं बताया जाता।",
  "not set up: its notifications will fail (needs {{missing}})": "तैयार नहीं: इसकी सूचनाएँ विफल होंगी ({{missing}} चाहिए)",
  "set up, not tested": "तैयार, जाँचा नहीं",
  "tested, the provider accepted it": "जाँचा, प्रदाता ने स्वीकार किया",
  "the latest test failed": "पिछली जाँच विफल",
  "not tested": "जाँचा नहीं",
  tested: "जाँचा",
  "Not begun: {{detail}}": "शुरू नहीं हुआ: {{detail}}",
  "No answer: {{message}}. Everything you wrote is kept; begin again":
    "जवाब नहीं: {{message}}। आपका लिखा सब सुरक्षित है; फिर शुरू करें",
};
