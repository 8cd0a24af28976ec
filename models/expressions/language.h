// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "expressions/type.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::expressions {

/// A context, such as github or steps.
struct Context {
    QByteArray name;
    Type type; ///< where the caller knows no better
    QString help; ///< one sentence
    QString where; ///< "in steps"
};

/// What an argument may be.
struct Taken {
    bool text = false; ///< what can be printed: a text, a number, a bool, null
    bool list = false;
    bool object = false;
};

struct Function {
    QByteArray name;
    QString help; ///< one sentence
    QString signature; ///< "join(list, separator)"
    QString where; ///< of a special one: "in steps"
    std::vector<Taken> parameters; ///< the last one repeats
    int least = 0; ///< arguments
    int most = 0;
    Type result;
    bool isSpecial = false; ///< there at some places only

    Taken parameter(size_t argument) const;
};

/// A key of a workflow that may hold expressions, with what is there: a bit for each context and each function.
struct Place {
    QByteArray key;
    quint32 contexts = 0;
    quint32 functions = 0;
    bool takesJobNames = false; ///< success() and failure() may name jobs
};

/// What GitHub's expressions know. Read once, handed on by reference; it must outlive each Scope.
class Language {
public:
    /// The one that is compiled in: resources/workflow/expressions.json.
    static Language builtIn();
    /// Malformed names the entry that is not as it should be.
    static core::Result<Language> read(const QByteArray& json);

    const std::vector<Context>& contexts() const { return m_contexts; }
    const std::vector<Function>& functions() const { return m_functions; }
    /// By name in any case; -1: there is none.
    int context(QByteArrayView name) const;
    int function(QByteArrayView name) const;
    /// By its key, exactly: "run-name", "jobs.if", "jobs.runs-on", "steps.if", "steps" for all else in a step, and so
    /// on. nullptr: no such place.
    const Place* place(QByteArrayView key) const;
    const std::vector<Place>& places() const { return m_places; }

    /// Paths that strangers write to, cut at their dots; "*" is any element.
    const std::vector<std::vector<QByteArray>>& untrusted() const { return m_untrusted; }

    /// An element of steps, with what is known of its outputs; of needs and jobs.
    Type step(const Type& outputs) const;
    Type need(const Type& outputs) const;

private:
    friend class LanguageReader;

    std::vector<Context> m_contexts;
    std::vector<Function> m_functions;
    std::vector<Place> m_places;
    std::vector<std::vector<QByteArray>> m_untrusted;
    Type m_step;
    Type m_need;
};

/// Types of the contexts that a workflow file makes.
/// All the steps before this one that have an id: an unknown one is reported as steps-unknown. Type::with adds one.
Type stepsType(std::vector<Property> steps);
/// The outputs of a step, by name: closed, an unknown one is reported as steps-outputs.
Type stepOutputs(std::vector<Property> outputs);
/// The jobs named in needs: an unknown one is reported as needs-not-declared.
Type needsType(std::vector<Property> needs);
/// The outputs of a job: closed, an unknown one is reported as needs-outputs.
Type jobOutputs(std::vector<Property> outputs);
/// The jobs of a reusable workflow, for its outputs: an unknown one is reported as context-property.
Type jobsType(std::vector<Property> jobs);
/// The keys of a matrix: an unknown one is reported as matrix-property.
Type matrixType(std::vector<Property> keys);
/// The inputs of a workflow: an unknown one is reported as inputs-property.
Type inputsType(std::vector<Property> inputs);
/// An object with names that are not known, each a text: outputs of an unknown action, env, vars, secrets.
Type anyTexts();
/// An object of which nothing is known: a matrix that an expression makes.
Type anyObject();

} // namespace signalbox::expressions
