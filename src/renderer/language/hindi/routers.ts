/** The editor of routers. */
export const routers: Readonly<Record<string, string>> = {
  router: "राउटर",
  "New router": "नया राउटर",
  "Add router": "राउटर जोड़ें",
  "No router fits the search": "खोज से कोई राउटर मेल नहीं खाता",
  "There is no router yet": "अभी कोई राउटर नहीं है",
  "A router sends alerts on by rules. Press + to make one, then name it where alerts are sent to.":
    "राउटर नियमों से अलर्ट आगे भेजता है। बनाने के लिए + दबाएँ, फिर जहाँ अलर्ट भेजे जाते हैं वहाँ उसे चुनें।",
  "No router is opened": "कोई राउटर नहीं खुला है",
  "This router is not there any more": "यह राउटर अब नहीं है",
  "An alert that is sent to it goes through its rules, one after another.":
    "इसे भेजा गया अलर्ट एक के बाद एक नियमों से गुज़रता है।",
  "It is off: every alert that is sent to it goes where no rule fits.":
    "यह बंद है: इसे भेजा गया हर अलर्ट वहाँ जाता है जहाँ कोई नियम नहीं भेजता।",
  "Rules, looked at in this order": "नियम, इसी क्रम में देखे जाते हैं",
  "Where no rule sends it": "जब कोई नियम न भेजे",
  "An alert that no rule sends anywhere is asked of nobody here; only its configuration tells somebody.":
    "जिस अलर्ट को कोई नियम नहीं भेजता, उसे यहाँ किसी से नहीं पूछा जाता; केवल उसका विन्यास बताता है।",
  "Alerts that it has sent on stay where they are.": "जो अलर्ट यह भेज चुका, वे वहीं रहते हैं।",
  "Its name, if it has one": "इसका नाम, यदि हो",
  Then: "तब",
  afterwards: "उसके बाद",
  "Stop here": "यहीं रुकें",
  "Go on with the next rule": "अगले नियम पर जाएँ",
  "{{name}}, action {{place}}": "{{name}}, काम {{place}}",
  "Add an action": "काम जोड़ें",
  "Send it to": "इन्हें भेजें",
  "Set its severity": "गंभीरता तय करें",
  "Call nobody": "किसी को न बुलाएँ",
  "Note in its timeline": "समयरेखा में टिप्पणी",
  "Teams, people, routers": "टीमें, लोग, राउटर",
  "An SOS, too": "SOS भी",
  "What is to be remembered": "क्या याद रखना है",
  "Only at some hours": "केवल कुछ घंटों में",
  days: "दिन",
};
