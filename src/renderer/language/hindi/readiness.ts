export const readiness: Readonly<Record<string, string>> = {
  Readiness: "तैयारी",
  critical: "अति गंभीर",
  "Critical: would fail tonight": "अति गंभीर: आज रात विफल होगा",
  "Serious: mend it this shift": "महत्वपूर्ण: इसी पाली में ठीक करें",
  "Worth knowing": "जानने योग्य",
  Configurations: "विन्यास",
  Integrations: "एकीकरण",
  "Look again": "फिर देखें",
  "The room cannot be looked over: {{reason}}. What is shown may be old.":
    "कक्ष की जाँच नहीं हो सकी: {{reason}}। जो दिख रहा है वह पुराना हो सकता है।",
  "Looking over the room": "कक्ष की जाँच हो रही है",
  "Nothing would fail tonight, as far as can be seen": "जहाँ तक दिखता है, आज रात कुछ विफल नहीं होगा",
  "Channels, people, schedules, configurations, integrations, backup, clock and sound were looked at.":
    "चैनल, लोग, समय-सारणी, विन्यास, एकीकरण, बैकअप, घड़ी और ध्वनि की जाँच हुई।",
  "Not ready: {{n}} critical": "तैयार नहीं: {{n}} अति गंभीर",
  "Ready: nothing critical": "तैयार: कुछ अति गंभीर नहीं",
  "{{checks}} checks at {{time}}": "{{time}} पर {{checks}} जाँचें",
  "Open {{screen}}": "{{screen}} खोलें",
  "Alerts cannot be received: {{reason}}": "अलर्ट प्राप्त नहीं हो सकते: {{reason}}",
  "Changes that were kept and cannot be used here: {{number}}": "सहेजे गए बदलाव जो यहाँ काम नहीं आ सकते: {{number}}",
  "Update Watchdesk on every console; if it stays, save the log folder.":
    "हर कंसोल पर Watchdesk अद्यतन करें; फिर भी रहे तो लॉग फ़ोल्डर सहेजें।",
  "The store refuses to write: {{reason}}": "भंडार लिखने से मना कर रहा है: {{reason}}",
  "Escalations do not run on time": "आगे बढ़ाना समय पर नहीं चल रहा",
  "Alert #{{number}} cannot go on: {{reason}}": "अलर्ट #{{number}} आगे नहीं बढ़ सकता: {{reason}}",
  "The backup failed: {{reason}}": "बैकअप विफल: {{reason}}",
  "There is no backup yet": "अभी कोई बैकअप नहीं है",
  "The newest backup is {{hours}} h old": "सबसे नया बैकअप {{hours}} घंटे पुराना है",
  "The disk of the data folder is nearly full: {{free}} left": "डेटा फ़ोल्डर की डिस्क लगभग भर गई है: {{free}} शेष",
  "No drill was ever held": "कोई अभ्यास कभी नहीं हुआ",
  "The last drill was {{days}} days ago": "पिछला अभ्यास {{days}} दिन पहले हुआ",
  "This is an exercise: every message says so, and the figures leave it out":
    "यह अभ्यास है: हर संदेश यह कहता है, और आँकड़े इसे नहीं गिनते",
  "Nobody outside would notice if this console stopped": "यह कंसोल रुके तो बाहर किसी को पता नहीं चलेगा",
  "The sound of this console is turned all the way down": "इस कंसोल की ध्वनि पूरी तरह बंद है",
  "Critical alerts make no sound on this console": "अति गंभीर अलर्ट इस कंसोल पर ध्वनि नहीं करते",
  "This console is muted until {{until}}": "यह कंसोल {{until}} तक मौन है",
  "The sound of this console was never tested": "इस कंसोल की ध्वनि कभी जाँची नहीं गई",
  "The sound was last tested {{days}} days ago": "ध्वनि {{days}} दिन पहले जाँची गई थी",
  "Open Sound in the header and play the test sound.": "ऊपर ध्वनि खोलें और परीक्षण ध्वनि चलाएँ।",
  "{{channel}} is not set up, and counted on for {{names}}": "{{channel}} स्थापित नहीं है, और {{names}} के लिए ज़रूरी है",
  "Set it up in the settings, or take it off those people and configurations.":
    "सेटिंग में स्थापित करें, या उन लोगों और विन्यासों से हटाएँ।",
  "{{channel}} is failing: {{reason}}. Counted on for {{names}}":
    "{{channel}} विफल है: {{reason}}। {{names}} इस पर निर्भर हैं",
  "{{channel}} is slow: {{reason}}": "{{channel}} धीमा है: {{reason}}",
  "{{channel}} has never delivered anything": "{{channel}} ने कभी कुछ नहीं पहुँचाया",
  "{{channel}} was last seen to work {{days}} days ago": "{{channel}} {{days}} दिन पहले काम करता दिखा था",
  "Send a test message from the settings.": "सेटिंग से परीक्षण संदेश भेजें।",
  "{{name}} is on call for {{team}} from {{from}} and cannot be reached":
    "{{name}} {{from}} से {{team}} के लिए ड्यूटी पर हैं और उन तक पहुँचा नहीं जा सकता",
  "Enter an email address or a phone number.": "ईमेल पता या फ़ोन नंबर दर्ज करें।",
  "{{name}} in {{config}} cannot be reached at all": "{{config}} में {{name}} तक बिल्कुल नहीं पहुँचा जा सकता",
  "{{name}} in {{config}} has no address for {{channels}}": "{{config}} में {{name}} का {{channels}} के लिए पता नहीं है",
  "Nobody at all is on call for {{team}} from {{from}} to {{to}}":
    "{{from}} से {{to}} तक {{team}} के लिए कोई भी ड्यूटी पर नहीं है",
  "Nobody is on call for {{team}} on layer {{layer}} from {{from}} to {{to}}":
    "{{from}} से {{to}} तक {{team}} की परत {{layer}} पर कोई ड्यूटी पर नहीं है",
  "Nobody is planned for {{team}} on layer {{layer}}": "{{team}} की परत {{layer}} पर कोई नियोजित नहीं है",
  "Put somebody on call for that time.": "उस समय के लिए किसी को ड्यूटी पर रखें।",
  "{{name}}: {{problem}}": "{{name}}: {{problem}}",
  "No configuration covers {{type}}: only the owner would be told":
    "{{type}} के लिए कोई विन्यास नहीं: केवल स्वामी को बताया जाएगा",
  "No configuration covers {{type}} for {{scopes}}": "{{scopes}} के {{type}} के लिए कोई विन्यास नहीं",
  "{{config}} never applies: others always come before it": "{{config}} कभी लागू नहीं होता: दूसरे हमेशा पहले आते हैं",
  "What {{name}} sent last was refused: {{reason}}": "{{name}} का पिछला संदेश अस्वीकृत हुआ: {{reason}}",
  "{{name}} has never sent anything": "{{name}} ने कभी कुछ नहीं भेजा",
  "{{name}} has been silent for {{days}} days": "{{name}} {{days}} दिनों से मौन है",
  "Test it in the settings; until it works, call these people by telephone.": "सेटिंग में जाँचें; चलने तक इन लोगों को फ़ोन करें।",
  "Test it in the settings; ask the provider if it stays.": "सेटिंग में जाँचें; बना रहे तो प्रदाता से पूछें।",
  "Enter the missing address in the configuration, or take the channel off.": "विन्यास में छूटा पता भरें, या चैनल हटाएँ।",
  "Plan people for it, or take the layer off the team's policy.": "इसके लिए लोग तय करें, या टीम की नीति से परत हटाएँ।",
  "Put somebody on call for that time, or mark the gap as intended.":
    "उस समय किसी को ड्यूटी पर रखें, या इसे जानबूझकर खाली दिखाएँ।",
  "Correct the address, or let the step come before the layer ends.": "पता ठीक करें, या कदम को परत समाप्त होने से पहले रखें।",
  "Make a configuration for it, or one for all types and teams.": "इसके लिए, या सभी प्रकारों और टीमों के लिए विन्यास बनाएँ।",
  "Raise its priority, narrow the others, or delete it.": "इसकी प्राथमिकता बढ़ाएँ, दूसरों का दायरा घटाएँ, या इसे हटाएँ।",
  "Look at what it sent, and mend its key, signature or format.": "इसका भेजा देखें, और कुंजी, हस्ताक्षर या रूप ठीक करें।",
  "Let it send a test, or disable it.": "इससे जाँच भेजवाएँ, या इसे बंद करें।",
  "End the program that holds the port or choose another, then start Watchdesk again.":
    "पोर्ट घेरे प्रोग्राम को बंद करें या दूसरा पोर्ट चुनें, फिर Watchdesk चालू करें।",
  "Free space on the disk; nothing new is accepted until then.": "डिस्क पर जगह बनाएँ; तब तक नया कुछ स्वीकार नहीं होता।",
  "Escalate by hand, save the log folder and start Watchdesk again.":
    "हाथ से आगे बढ़ाएँ, लॉग फ़ोल्डर सहेजें और Watchdesk फिर चालू करें।",
  "Take it by hand from the board, and tell whoever looks after Watchdesk.":
    "बोर्ड से हाथ से लें, और Watchdesk की देखरेख करने वाले को बताएँ।",
  "Open alerts were last looked over {{minutes}} min ago": "खुले अलर्ट की पिछली जाँच {{minutes}} मि॰ पहले हुई",
  "Start Watchdesk again; if it stays, save the log folder.": "Watchdesk फिर चालू करें; बना रहे तो लॉग फ़ोल्डर सहेजें।",
  "See that the data folder has room and can be written; it is tried again every minute.":
    "देखें कि डेटा फ़ोल्डर में जगह है और लिखा जा सकता है; हर मिनट फिर कोशिश होती है।",
  "Start Watchdesk again; it backs up a minute later.": "Watchdesk फिर चालू करें; एक मिनट बाद बैकअप होता है।",
  "Free space, or move old backups elsewhere. On a full disk no alert is accepted.":
    "जगह बनाएँ, या पुराने बैकअप कहीं और रखें। भरी डिस्क पर कोई अलर्ट स्वीकार नहीं होता।",
  "The computer's clock was set back by {{seconds}} s while alerts were waiting":
    "अलर्ट प्रतीक्षा में थे और कंप्यूटर की घड़ी {{seconds}} से॰ पीछे की गई",
  "Set the clock right and let it follow a time server; deadlines are kept meanwhile.":
    "घड़ी ठीक करें और समय सर्वर से जोड़ें; तब तक समय-सीमाएँ बनी रहती हैं।",
  "The computer's clock follows no time server": "कंप्यूटर की घड़ी किसी समय सर्वर से नहीं जुड़ी",
  "Turn on network time, so that times hold in an inquiry.": "नेटवर्क समय चालू करें, ताकि जाँच-पड़ताल में समय सही ठहरें।",
  "Set a heartbeat address in the settings; a monitor elsewhere raises the alarm when it stays away.":
    "सेटिंग में धड़कन का पता रखें; वह रुके तो कहीं और का निगरानी तंत्र अलार्म देता है।",
  "Open Sound in the header and turn it up.": "ऊपर ध्वनि खोलें और आवाज़ बढ़ाएँ।",
  "Open Sound in the header and unmute.": "ऊपर ध्वनि खोलें और मौन हटाएँ।",
};
