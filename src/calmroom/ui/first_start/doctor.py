"""Who should ask a doctor first: content/3-safety.md 3.2 in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what falls under it."""

    heading: str
    lines: tuple[str, ...]


GROUPS = (
    Group(
        "Get medical help now, and leave calmroom for another day",
        (
            "You have a fever with a headache or a stiff neck.",
            "A headache came all at once and is the worst you have known.",
            "A headache is new, and there is weakness, numbness, confusion, changed sight or a fit.",
            "A headache is new after an injury, in pregnancy, in the weeks after a birth, or after the age of 50.",
        ),
    ),
    Group(
        "Ask a doctor and your therapist before hands rest on your head or neck",
        (
            "You had a stroke or bleeding in the brain in the last six months, or it is not yet stable.",
            "You have a bulge in a blood vessel of the brain (an aneurysm), or somebody thinks you may.",
            "Vessels in your brain have grown in an unusual way.",
            "The pressure inside your skull is too high, you have water on the brain, or you have a shunt.",
            "Not long ago you hurt your head, had a concussion, or broke your skull or neck.",
            "Not long ago you had an operation on the head, neck or spine.",
            "Not long ago you had a needle in your lower back (a lumbar puncture or an epidural).",
            "Spinal fluid leaks.",
            "You have a Chiari malformation.",
            "Your neck is not stable. This can come with rheumatoid arthritis, Ehlers-Danlos or Down syndrome.",
            "You bleed easily, or you take blood thinners.",
        ),
    ),
    Group(
        "Begin only with a clinician who knows about it",
        (
            "You have psychosis or mania, or had it in the past year.",
            "You have a dissociative disorder.",
            "You think of suicide or of hurting yourself.",
            "Something very hard happened in the last three months: a shock, a death, a crisis.",
            "You live with trauma (PTSD) that has not been treated.",
            "You are coming off alcohol or drugs.",
            "You have an eating disorder.",
        ),
    ),
    Group(
        "You can practise, and change it to suit you",
        (
            "Pregnant: after about 28 weeks, lie on your side and not flat on your back.",
            "Also when pregnant: breathe as you like, never hold your breath, and skip the belly if it is not welcome.",
            "Heart or lung illness, low blood pressure, or fainting: breathe at your own pace and get up slowly.",
            "Epilepsy: leave the breath pacer off. It is off at first.",
            "Ringing in the ears, or sound that hurts: choose no bed and begin softly.",
            "Pain that stays: keep some distance from it and rest your attention where it is easier.",
            "Asthma: let the breath be, and choose something else to follow.",
            "Glaucoma: let nothing press on your eyes.",
            "Hearing aids: every line can be read on the screen.",
            "A limb that is missing, numb or does not move: the place where it was, or the space there, is enough.",
        ),
    ),
    Group(
        "Never",
        (
            "While you drive, cook or work with machines.",
            "In a bath or a pool.",
            "With a baby in bed in your arms.",
            "After alcohol or drugs.",
        ),
    ),
)
