// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules.h"

#include <QHash>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

using enum Family;
using enum Severity;

constexpr std::array rules{
    Rule{"yaml-syntax"_L1, Document, Error, "GitHub cannot read the file."_L1},
    Rule{"yaml-tag"_L1, Document, Error, "GitHub refuses tags."_L1},
    Rule{"yaml-limit"_L1, Document, Error, "GitHub reads 50 levels and 50,000 places."_L1},
    Rule{"yaml-second-document"_L1, Document, Error, "GitHub reads one document a file."_L1},
    Rule{"yaml-merge-key"_L1, Document, Error, "GitHub takes anchors and aliases, but no merge keys."_L1},
    Rule{"yaml-unknown-alias"_L1, Document, Error, "GitHub cannot read the file."_L1},
    Rule{"file-size"_L1, Document, Error, "GitHub starts no run from a file of more than 500 kB."_L1},
    Rule{"unexpected-key"_L1, Document, Error, "GitHub refuses keys that it does not know."_L1},
    Rule{"key-case"_L1, Document, Error, "GitHub compares keys letter by letter."_L1},
    Rule{"missing-key"_L1, Document, Error, "GitHub refuses the file without this key."_L1},
    Rule{"missing-steps"_L1, Document, Warning, "A job without steps does nothing."_L1},
    Rule{"missing-on"_L1, Document, Error, "Nothing would ever start the workflow."_L1},
    Rule{"duplicate-key"_L1, Document, Error, "GitHub refuses a key that comes twice."_L1},
    Rule{"duplicate-key-case"_L1, Document, Error, "GitHub compares keys of one mapping without case."_L1},
    Rule{"type-mismatch"_L1, Document, Error, "GitHub refuses a value of another kind."_L1},
    Rule{"empty-value"_L1, Document, Warning, "GitHub refuses an empty value, or does nothing with it."_L1},
    Rule{"checked-in-part"_L1, Document, Hint, "There may be more than is told of."_L1},
    Rule{"suppression-reason"_L1, Document, Warning, "Nobody can tell later whether it still holds."_L1},
    Rule{"template-placeholder"_L1, Document, Hint, "GitHub fills it in when the template is used."_L1},

    Rule{"bad-event"_L1, Triggers, Error, "GitHub knows no such event."_L1},
    Rule{"retired-event"_L1, Triggers, Warning, "GitHub sends this event no more."_L1},
    Rule{"bad-activity"_L1, Triggers, Warning, "The event never comes with this type."_L1},
    Rule{"filter-conflict"_L1, Triggers, Error, "GitHub takes one of the two."_L1},
    Rule{"filter-wrong-event"_L1, Triggers, Warning, "The event has no such filter, so it filters nothing."_L1},
    Rule{"filter-negative-only"_L1, Triggers, Warning, "Nothing is chosen that the pattern could leave out."_L1},
    Rule{"glob-pattern"_L1, Triggers, Warning, "The pattern is none, or fits nothing."_L1},
    Rule{"cron-syntax"_L1, Triggers, Error, "The schedule never comes."_L1},
    Rule{"cron-interval"_L1, Triggers, Warning, "GitHub starts nothing more often than every five minutes."_L1},
    Rule{"cron-timezone"_L1, Triggers, Error, "There is no such time zone."_L1},
    Rule{"dispatch-input-type"_L1, Triggers, Error, "GitHub knows no such type of input."_L1},
    Rule{"dispatch-choice-default"_L1, Triggers, Error, "The default must be one of the options."_L1},
    Rule{"dispatch-options"_L1, Triggers, Error, "A choice has options, and nothing else has."_L1},
    Rule{"dispatch-over-25"_L1, Triggers, Error, "GitHub takes 25 inputs."_L1},
    Rule{"call-input-default-type"_L1, Triggers, Error, "The default must be of the input's type."_L1},
    Rule{"input-default-unused"_L1, Triggers, Warning, "A required input never takes its default."_L1},

    Rule{"id-naming"_L1, Jobs, Error, "GitHub refuses the id."_L1},
    Rule{"id-duplicate"_L1, Jobs, Error, "GitHub compares ids without case and takes each once."_L1},
    Rule{"needs-cycle"_L1, Jobs, Error, "Jobs that wait for each other never begin."_L1},
    Rule{"needs-unknown"_L1, Jobs, Error, "There is no such job in the file."_L1},
    Rule{"needs-duplicate"_L1, Jobs, Warning, "The job is named twice."_L1},
    Rule{"reusable-keys"_L1, Jobs, Error, "A job that calls a workflow has no steps or machine of its own."_L1},
    Rule{"reusable-format"_L1, Jobs, Error, "GitHub cannot find the workflow that is called."_L1},
    Rule{"reusable-missing"_L1, Jobs, Error, "GitHub cannot find the workflow that is called."_L1},
    Rule{"reusable-not-callable"_L1, Jobs, Error, "GitHub calls only workflows that name workflow_call."_L1},
    Rule{"reusable-input-unknown"_L1, Jobs, Error, "GitHub refuses inputs that the called workflow does not have."_L1},
    Rule{"reusable-input-missing"_L1, Jobs, Error, "GitHub refuses the call without this input."_L1},
    Rule{"reusable-input-type"_L1, Jobs, Error, "GitHub refuses a value of another type."_L1},
    Rule{"reusable-secret-unknown"_L1, Jobs, Error,
         "GitHub refuses secrets that the called workflow does not have."_L1},
    Rule{"reusable-secret-missing"_L1, Jobs, Error, "GitHub refuses the call without this secret."_L1},
    Rule{"reusable-permissions"_L1, Jobs, Error,
         "A called workflow may do no more than its caller, and none begins."_L1},
    Rule{"reusable-depth"_L1, Jobs, Error, "GitHub follows no more calls than these."_L1},
    Rule{"reusable-cycle"_L1, Jobs, Error, "GitHub follows the calls until there are too many."_L1},
    Rule{"permission-scope"_L1, Jobs, Error, "GITHUB_TOKEN has no such scope."_L1},
    Rule{"permission-value"_L1, Jobs, Error, "The scope has no such level."_L1},
    Rule{"concurrency-queue-conflict"_L1, Jobs, Error, "A queue whose members are cancelled is none."_L1},
    Rule{"concurrency-deadlock"_L1, Jobs, Error, "The job waits for the run that it belongs to."_L1},
    Rule{"container-no-image"_L1, Jobs, Error, "A container needs an image."_L1},
    Rule{"env-var-name"_L1, Jobs, Warning, "No shell can read a variable of that name."_L1},
    Rule{"timeout-range"_L1, Jobs, Warning, "A job that may take no time never succeeds."_L1},

    Rule{"matrix-duplicate"_L1, Matrix, Warning, "The same job runs twice."_L1},
    Rule{"matrix-exclude-unknown"_L1, Matrix, Error, "GitHub refuses to leave out what the matrix does not have."_L1},
    Rule{"matrix-exclude-value"_L1, Matrix, Warning, "Nothing is left out."_L1},
    Rule{"matrix-over-256"_L1, Matrix, Error, "GitHub starts no more than 256 jobs of a matrix."_L1},
    Rule{"matrix-empty"_L1, Matrix, Error, "No job is left to run."_L1},

    Rule{"runner-label"_L1, Runners, Hint, "A label that no runner has makes the job wait for ever."_L1},
    Rule{"runner-label-retired"_L1, Runners, Warning, "GitHub has taken the machine away, so the job never begins."_L1},
    Rule{"runner-label-conflict"_L1, Runners, Warning, "No machine has both labels."_L1},
    Rule{"runner-group"_L1, Runners, Error, "GitHub refuses the name of the group."_L1},
    Rule{"shell-name"_L1, Runners, Error, "The step fails: there is no such shell."_L1},
    Rule{"shell-os"_L1, Runners, Warning, "The step fails: the machine has no such shell."_L1},

    Rule{"expr-syntax"_L1, Expressions, Error, "GitHub cannot read the expression."_L1},
    Rule{"expr-empty"_L1, Expressions, Error, "GitHub refuses an empty expression."_L1},
    Rule{"expr-double-quote"_L1, Expressions, Error, "Texts in expressions stand in single quotes."_L1},
    Rule{"expr-unclosed"_L1, Expressions, Error, "GitHub refuses an expression without an end."_L1},
    Rule{"expr-length"_L1, Expressions, Error, "GitHub refuses longer expressions."_L1},
    Rule{"expr-depth"_L1, Expressions, Error, "GitHub refuses deeper expressions."_L1},
    Rule{"expr-not-here"_L1, Expressions, Error, "GitHub evaluates no expression here."_L1},
    Rule{"expr-type"_L1, Expressions, Warning, "The value has no such part, so nothing comes of it."_L1},
    Rule{"expr-object-in-template"_L1, Expressions, Warning, "The word Object is put into the text."_L1},
    Rule{"context-availability"_L1, Expressions, Error, "GitHub does not know this context here."_L1},
    Rule{"secrets-in-if"_L1, Expressions, Error, "Conditions cannot see secrets."_L1},
    Rule{"context-unknown"_L1, Expressions, Error, "GitHub knows no such context."_L1},
    Rule{"context-property"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"function-availability"_L1, Expressions, Error, "GitHub does not know this function here."_L1},
    Rule{"function-unknown"_L1, Expressions, Error, "GitHub knows no such function."_L1},
    Rule{"function-arity"_L1, Expressions, Error, "GitHub refuses the call."_L1},
    Rule{"case-arity"_L1, Expressions, Error, "GitHub refuses the call."_L1},
    Rule{"function-arg-type"_L1, Expressions, Warning, "The function does nothing sensible with such a value."_L1},
    Rule{"format-placeholders"_L1, Expressions, Error, "The run fails where it is evaluated."_L1},
    Rule{"fromjson-literal"_L1, Expressions, Error, "The run fails where it is evaluated."_L1},
    Rule{"steps-outputs-unknown-id"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"steps-outputs-later"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"steps-outputs-action"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"needs-outputs"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"needs-not-declared"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"matrix-property"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"inputs-property"_L1, Expressions, Warning, "It is always empty."_L1},
    Rule{"if-always-true"_L1, Expressions, Warning, "The condition is a text, and a text is true."_L1},
    Rule{"if-constant"_L1, Expressions, Warning, "The condition is always the same."_L1},

    Rule{"step-both"_L1, Steps, Error, "A step does one thing."_L1},
    Rule{"step-neither"_L1, Steps, Error, "A step does something."_L1},
    Rule{"script-length"_L1, Steps, Error, "GitHub takes 21,000 letters of script."_L1},
    Rule{"deprecated-command"_L1, Steps, Warning, "The runner no longer obeys this command, or will not for long."_L1},
    Rule{"background-wait-unknown"_L1, Steps, Error, "No step before it runs in the background under this id."_L1},
    Rule{"block-scalar-chomp"_L1, Steps, Hint,
         "The value ends with a line end, which some actions take as a part of it."_L1},
    Rule{"shellcheck"_L1, Steps, Hint, "What shellcheck says of the script."_L1},

    Rule{"action-format"_L1, Actions, Error, "GitHub cannot find the action."_L1},
    Rule{"action-using"_L1, Actions, Error, "No runner can run the action."_L1},
    Rule{"action-runs"_L1, Actions, Error, "The action has nothing to run."_L1},
    Rule{"action-shell"_L1, Actions, Error, "GitHub refuses a composite action whose script names no shell."_L1},
    Rule{"docker-format"_L1, Actions, Error, "GitHub cannot find the image."_L1},
    Rule{"local-action"_L1, Actions, Warning, "The folder is not there, so the step fails."_L1},
    Rule{"local-action-missing"_L1, Actions, Error, "The step fails: there is no action in the folder."_L1},
    Rule{"short-sha"_L1, Actions, Warning, "GitHub finds an action by a whole SHA, a tag or a branch."_L1},
    Rule{"action-runner-old"_L1, Actions, Warning, "The action was made for a Node.js that runners no longer have."_L1},
    Rule{"action-retired"_L1, Actions, Warning, "GitHub has switched this version off, so the step fails."_L1},
    Rule{"action-input-unknown"_L1, Actions, Warning, "The action does not read it."_L1},
    Rule{"action-input-missing"_L1, Actions, Warning, "The action needs it."_L1},
    Rule{"deprecated-input"_L1, Actions, Warning, "The action will not read it for ever."_L1},
    Rule{"action-missing"_L1, Actions, Error, "GitHub cannot find the action, so the job never begins."_L1},
    Rule{"local-action-pre"_L1, Actions, Warning, "The script does not run."_L1},
    Rule{"action-file"_L1, Actions, Warning, "The step that uses the action fails."_L1},
    Rule{"action-output-value"_L1, Actions, Warning, "The output does not hold what is said."_L1},
    Rule{"action-branding"_L1, Actions, Warning, "The marketplace knows no such icon or colour."_L1},
    Rule{"action-description"_L1, Actions, Hint, "Whoever uses the action cannot know what it is for."_L1},

    Rule{"dependabot-version"_L1, Dependabot, Error, "Dependabot reads version 2 and no other."_L1},
    Rule{"dependabot-ecosystem"_L1, Dependabot, Warning, "Dependabot knows no such package manager."_L1},
    Rule{"dependabot-value"_L1, Dependabot, Warning, "Dependabot refuses the file, or does not read it."_L1},
    Rule{"dependabot-registry"_L1, Dependabot, Error, "Dependabot cannot sign in to what it does not know."_L1},
    Rule{"dependabot-group"_L1, Dependabot, Warning, "Dependabot refuses the file."_L1},
    Rule{"dependabot-duplicate"_L1, Dependabot, Error, "Dependabot takes one entry a folder and branch."_L1},
    Rule{"dependabot-retired"_L1, Dependabot, Warning, "GitHub has taken it away."_L1},

    Rule{"script-injection"_L1, Security, Hint, "Whoever writes that text runs commands in the job."_L1},
    Rule{"hardcoded-credentials"_L1, Security, Hint, "Whoever can read the file has the password."_L1},
    Rule{"excessive-permissions"_L1, Security, Hint, "A stolen token can do all that."_L1},
    Rule{"dangerous-trigger"_L1, Security, Hint, "It runs with secrets for pull requests of strangers."_L1},
    Rule{"untrusted-checkout"_L1, Security, Hint, "Code of a stranger runs with the repository's secrets."_L1},
    Rule{"unpinned-action"_L1, Security, Hint, "What the branch holds tomorrow runs with your token."_L1},
    Rule{"artipacked"_L1, Security, Hint, "The token stays in the folder that later steps may publish."_L1},
    Rule{"secrets-inherit"_L1, Security, Hint, "The called workflow sees all secrets, not those that it needs."_L1},
    Rule{"self-hosted"_L1, Security, Hint, "A stranger's pull request can run code on your machine."_L1},
    Rule{"artifact-poisoning"_L1, Security, Hint, "A stranger's run may have made the file."_L1},
    Rule{"cache-poisoning"_L1, Security, Hint, "What a pull request left in the cache may end up in a release."_L1},
    Rule{"unsound-contains"_L1, Security, Hint, "Parts of the words are taken for the words."_L1},
    Rule{"bot-condition"_L1, Security, Hint, "The actor is whoever came last, not who wrote the change."_L1},

    Rule{"benchmark-file"_L1, Pipeline, Warning, "The action reads a file and fails at a folder."_L1},
    Rule{"benchmark-gate-off"_L1, Pipeline, Warning, "A slower benchmark fails nothing."_L1},
    Rule{"benchmark-not-on-pull-request"_L1, Pipeline, Hint, "A pull request is not measured before it is merged."_L1},
    Rule{"check-never-reports"_L1, Pipeline, Hint, "As a required check it would be waited for in vain."_L1},
    Rule{"tests-counted-twice"_L1, Pipeline, Hint, "The same tests run, and are counted, more than once."_L1},
    Rule{"test-output-interleaved"_L1, Pipeline, Hint, "What tests print stands between their results."_L1},
    Rule{"coverage-unreadable"_L1, Pipeline, Hint, "Nobody but the service can say how much is covered."_L1},
    Rule{"action-old-major"_L1, Pipeline, Hint, "Newer versions mend what this one does wrong."_L1},
    Rule{"lints-from-outside"_L1, Pipeline, Hint, "A new compiler fails the job without a change of the code."_L1},
    Rule{"release-permission"_L1, Pipeline, Warning, "GITHUB_TOKEN may not write a release."_L1},
    Rule{"publish-irreversible"_L1, Pipeline, Warning, "What is published cannot be taken back."_L1},
    Rule{"tag-starts-nothing"_L1, Pipeline, Warning, "GitHub starts no workflow for what GITHUB_TOKEN pushes."_L1},
    Rule{"deploy-without-environment"_L1, Pipeline, Hint, "No rule protects it and no history keeps it."_L1},
};

} // namespace

std::span<const Rule> allRules()
{
    return rules;
}

const Rule* findRule(QStringView id)
{
    const auto found = std::ranges::find_if(rules, [id](const Rule& rule) { return id == rule.id; });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace signalbox::lint
