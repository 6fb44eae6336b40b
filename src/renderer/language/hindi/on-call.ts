export const onCall: Readonly<Record<string, string>> = {
  "Next layer": "अगली परत",
  "Layer {{layer}}": "परत {{layer}}",
  "Layer {{layer}}: {{who}}": "परत {{layer}}: {{who}}",
  "Layer {{layer}}: {{who}}, being asked": "परत {{layer}}: {{who}}, पूछा जा रहा है",
  "Layer {{layer}} of {{name}} is asked at once, for its full time. The other teams go on as they are.":
    "{{name}} की परत {{layer}} से अभी, उसके पूरे समय के लिए पूछा जाएगा। बाकी टीमें वैसे ही चलती रहेंगी।",
  "Acknowledged by {{done}} of {{all}} destinations": "{{all}} में से {{done}} गंतव्यों ने स्वीकार किया",
  "Acknowledge for {{name}}": "{{name}} की ओर से स्वीकार करें",
  "acknowledged by {{name}}": "{{name}} ने स्वीकार किया",
  "not acknowledged": "स्वीकार नहीं",
  "A backup was put back: its alerts do not escalate before {{clock}}.":
    "बैकअप वापस रखा गया: उसके अलर्ट {{clock}} से पहले आगे नहीं बढ़ेंगे।",
  "Resolve or close what is over; then the rest is called for again. New alerts are not held.":
    "जो समाप्त हो चुका है उसे हल या बंद करें; बाकी के लिए फिर बुलाया जाएगा। नए अलर्ट नहीं रुकते।",
  "As saved: what was edited above cannot be kept as it is.": "सहेजे हुए के अनुसार: ऊपर का बदलाव ऐसे नहीं सहेजा जा सकता।",
  "As edited above, before it is saved.": "ऊपर के बदलाव के अनुसार, सहेजने से पहले।",
};
