// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/language.h"

#include "expressions/names.h"
#include "expressions/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

template <class Named>
int indexOf(const std::vector<Named>& all, QByteArrayView name)
{
    const auto found = std::ranges::find_if(all, [name](const Named& one) { return sameName(one.name, name); });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

Type withOutputs(const Type& shape, const Type& outputs)
{
    Object object{.properties = shape.properties()};
    for (Property& property : object.properties) {
        if (property.name == "outputs")
            property.type = outputs;
    }
    return Type::object(std::move(object));
}

Type closed(std::vector<Property> properties, const QString& rule, const QString& words)
{
    return Type::object({.properties = std::move(properties), .unknownRule = rule, .unknownWords = words});
}

} // namespace

Taken Function::parameter(size_t argument) const
{
    return parameters.empty() ? Taken{} : parameters[std::min(argument, parameters.size() - 1)];
}

int Language::context(QByteArrayView name) const
{
    return indexOf(m_contexts, name);
}

int Language::function(QByteArrayView name) const
{
    return indexOf(m_functions, name);
}

const Place* Language::place(QByteArrayView key) const
{
    const auto found = std::ranges::find_if(m_places, [key](const Place& place) { return place.key == key; });
    return found == m_places.end() ? nullptr : &*found;
}

Type Language::step(const Type& outputs) const
{
    return withOutputs(m_step, outputs);
}

Type Language::need(const Type& outputs) const
{
    return withOutputs(m_need, outputs);
}

Type stepsType(std::vector<Property> steps)
{
    return closed(std::move(steps), u"steps-unknown"_s,
                  tr("No step before this one has the id '%1': correct the id, or give it to an earlier step."));
}

Type stepOutputs(std::vector<Property> outputs)
{
    return closed(std::move(outputs), u"steps-outputs"_s,
                  tr("The step has no output '%1': correct the name, or see which outputs its action has."));
}

Type needsType(std::vector<Property> needs)
{
    return closed(std::move(needs), u"needs-not-declared"_s,
                  tr("The job '%1' is not in this job's needs: name it there."));
}

Type jobOutputs(std::vector<Property> outputs)
{
    return closed(std::move(outputs), u"needs-outputs"_s,
                  tr("The job has no output '%1': correct the name, or declare it under the outputs of the job."));
}

Type jobsType(std::vector<Property> jobs)
{
    return closed(std::move(jobs), {}, tr("The workflow has no job '%1': correct the name."));
}

Type matrixType(std::vector<Property> keys)
{
    return closed(std::move(keys), u"matrix-property"_s,
                  tr("The matrix has no '%1': correct the name, or add it to the matrix."));
}

Type inputsType(std::vector<Property> inputs)
{
    return closed(std::move(inputs), u"inputs-property"_s,
                  tr("The workflow has no input '%1': correct the name, or declare it."));
}

Type anyTexts()
{
    return Type::object({.others = Type::string()});
}

Type anyObject()
{
    return Type::object({.others = Type::any()});
}

} // namespace signalbox::expressions
