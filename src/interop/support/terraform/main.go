// Reads Terraform configurations with HashiCorp's parser, checks how they are formatted, and evaluates them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/tryfunc"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type configuration struct {
	Files     map[string]string      `json:"files"`
	Variables map[string]interface{} `json:"variables"`
	// Values that the checks of the variables must refuse.
	Refused   map[string]string `json:"refused"`
	Partition string            `json:"partition"`
	// Account by the provider's alias; "" is the provider without one.
	Accounts map[string]string `json:"accounts"`
}

type resource struct {
	Type       string                     `json:"type"`
	Name       string                     `json:"name"`
	Provider   string                     `json:"provider"`
	Attributes map[string]json.RawMessage `json:"attributes"`
}

type outcome struct {
	Problems  []string                   `json:"problems"`
	Resources []resource                 `json:"resources"`
	Outputs   map[string]json.RawMessage `json:"outputs"`
	Required  []string                   `json:"required"`
}

type pending struct {
	block *hclsyntax.Block
}

var functions = map[string]function.Function{
	"can":        tryfunc.CanFunc,
	"regex":      stdlib.RegexFunc,
	"jsonencode": stdlib.JSONEncodeFunc,
	"toset":      stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)),
}

func nested(values map[string]cty.Value) map[string]cty.Value {
	tree := map[string]interface{}{}
	for key, value := range values {
		at := tree
		parts := strings.Split(key, ".")
		for _, part := range parts[:len(parts)-1] {
			if _, ok := at[part]; !ok {
				at[part] = map[string]interface{}{}
			}
			at = at[part].(map[string]interface{})
		}
		at[parts[len(parts)-1]] = value
	}
	var build func(interface{}) cty.Value
	build = func(node interface{}) cty.Value {
		if value, ok := node.(cty.Value); ok {
			return value
		}
		members := map[string]cty.Value{}
		for name, member := range node.(map[string]interface{}) {
			members[name] = build(member)
		}
		return cty.ObjectVal(members)
	}
	out := map[string]cty.Value{}
	for name, node := range tree {
		out[name] = build(node)
	}
	return out
}

func traversals(body *hclsyntax.Body) (out []hcl.Traversal) {
	for _, each := range body.Attributes {
		out = append(out, hclsyntax.Variables(each.Expr)...)
	}
	for _, each := range body.Blocks {
		out = append(out, traversals(each.Body)...)
	}
	return
}

// The names that a block refers to: "var.name", "local.name", "data.type.name", "type.name".
func references(block *hclsyntax.Block) []string {
	var out []string
	for _, traversal := range traversals(block.Body) {
		var parts []string
		for _, step := range traversal {
			switch step := step.(type) {
			case hcl.TraverseRoot:
				parts = append(parts, step.Name)
			case hcl.TraverseAttr:
				parts = append(parts, step.Name)
			}
		}
		if parts[0] == "each" || (parts[0] == "aws" && block.Type == "resource") || (block.Type == "variable") {
			continue
		}
		length := 2
		if parts[0] == "data" {
			length = 3
		}
		if len(parts) < length {
			out = append(out, strings.Join(parts, "."))
			continue
		}
		out = append(out, strings.Join(parts[:length], "."))
	}
	return out
}

func text(value cty.Value) string {
	converted, err := convert.Convert(value, cty.String)
	if err != nil || converted.IsNull() || !converted.IsKnown() {
		panic(fmt.Sprintf("%#v is no string", value))
	}
	return converted.AsString()
}

func texts(value cty.Value) []string {
	var out []string
	for it := value.ElementIterator(); it.Next(); {
		_, element := it.Element()
		out = append(out, text(element))
	}
	return out
}

// A set as the provider writes it: in descending order, a single member as a string.
func set(all []string, variables bool) interface{} {
	seen := map[string]bool{}
	out := []string{}
	for _, each := range all {
		if each == "" || seen[each] {
			continue
		}
		seen[each] = true
		if variables {
			each = strings.ReplaceAll(each, "&{", "${")
		}
		out = append(out, each)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(out)))
	if len(out) == 1 {
		return out[0]
	}
	return out
}

func attribute(body *hclsyntax.Body, name string, ctx *hcl.EvalContext) (cty.Value, bool) {
	found, ok := body.Attributes[name]
	if !ok {
		return cty.NilVal, false
	}
	value, diags := found.Expr.Value(ctx)
	if diags.HasErrors() {
		panic(diags.Error())
	}
	return value, true
}

// The policy that the data source aws_iam_policy_document makes from its blocks.
func policyDocument(body *hclsyntax.Body, ctx *hcl.EvalContext) cty.Value {
	document := map[string]interface{}{"Version": "2012-10-17"}
	known := map[string]bool{"policy_id": true, "version": true}
	for name := range body.Attributes {
		if !known[name] {
			panic("aws_iam_policy_document has no argument " + name)
		}
	}
	if id, ok := attribute(body, "policy_id", ctx); ok {
		document["Id"] = text(id)
	}
	statements := []interface{}{}
	sids := map[string]bool{}
	for _, block := range body.Blocks {
		if block.Type != "statement" {
			panic("aws_iam_policy_document has no block " + block.Type)
		}
		statement := map[string]interface{}{"Effect": "Allow"}
		for name := range block.Body.Attributes {
			value, _ := attribute(block.Body, name, ctx)
			switch name {
			case "sid":
				sid := text(value)
				if sids[sid] {
					panic("duplicate Sid " + sid)
				}
				sids[sid] = true
				statement["Sid"] = sid
			case "effect":
				statement["Effect"] = text(value)
			case "actions":
				statement["Action"] = set(texts(value), false)
			case "not_actions":
				statement["NotAction"] = set(texts(value), false)
			case "resources":
				statement["Resource"] = set(texts(value), true)
			case "not_resources":
				statement["NotResource"] = set(texts(value), true)
			default:
				panic("statement has no argument " + name)
			}
		}
		conditions := map[string]map[string]interface{}{}
		for _, inner := range block.Body.Blocks {
			switch inner.Type {
			case "principals", "not_principals":
				name := map[string]string{"principals": "Principal", "not_principals": "NotPrincipal"}[inner.Type]
				kind, _ := attribute(inner.Body, "type", ctx)
				ids, _ := attribute(inner.Body, "identifiers", ctx)
				identifiers := set(texts(ids), true)
				if text(kind) == "*" && identifiers == "*" && statement[name] == nil {
					statement[name] = "*"
					continue
				}
				all, ok := statement[name].(map[string]interface{})
				if !ok {
					all = map[string]interface{}{}
					statement[name] = all
				}
				all[text(kind)] = identifiers
			case "condition":
				test, _ := attribute(inner.Body, "test", ctx)
				variable, _ := attribute(inner.Body, "variable", ctx)
				values, _ := attribute(inner.Body, "values", ctx)
				all := []string{}
				for _, each := range texts(values) {
					all = append(all, strings.ReplaceAll(each, "&{", "${"))
				}
				if conditions[text(test)] == nil {
					conditions[text(test)] = map[string]interface{}{}
				}
				if len(all) == 1 {
					conditions[text(test)][text(variable)] = all[0]
				} else {
					conditions[text(test)][text(variable)] = all
				}
			default:
				panic("statement has no block " + inner.Type)
			}
		}
		if len(conditions) > 0 {
			statement["Condition"] = conditions
		}
		statements = append(statements, statement)
	}
	document["Statement"] = statements
	written, err := json.Marshal(document)
	if err != nil {
		panic(err)
	}
	value := cty.StringVal(string(written))
	return cty.ObjectVal(map[string]cty.Value{"json": value, "minified_json": value})
}

func toJSON(value cty.Value) json.RawMessage {
	written, err := ctyjson.Marshal(value, value.Type())
	if err != nil {
		panic(err)
	}
	return written
}

func evaluate(given configuration) (out outcome) {
	out = outcome{Problems: []string{}, Resources: []resource{}, Outputs: map[string]json.RawMessage{}, Required: []string{}}
	problem := func(words ...interface{}) { out.Problems = append(out.Problems, fmt.Sprint(words...)) }
	defer func() {
		if reason := recover(); reason != nil {
			problem(reason)
		}
	}()
	values := map[string]cty.Value{}
	used := map[string]bool{}
	declared := map[string]bool{}
	var waiting []*pending
	for name, source := range given.Files {
		if formatted := string(hclwrite.Format([]byte(source))); formatted != source {
			before, after := strings.Split(source, "\n"), strings.Split(formatted, "\n")
			for index := range before {
				if index >= len(after) || before[index] != after[index] {
					problem(name, " is not formatted, line ", index+1, ": ", before[index])
					break
				}
			}
		}
		file, diags := hclsyntax.ParseConfig([]byte(source), name, hcl.InitialPos)
		if diags.HasErrors() {
			problem(diags.Error())
			return
		}
		body := file.Body.(*hclsyntax.Body)
		if len(body.Attributes) > 0 {
			problem(name, " has an attribute outside of all blocks")
		}
		for _, block := range body.Blocks {
			id := strings.Join(append([]string{block.Type}, block.Labels...), ".")
			if block.Type != "provider" && declared[id] {
				problem(id, " is there twice")
			}
			declared[id] = true
			waiting = append(waiting, &pending{block: block})
		}
	}
	context := func(more map[string]cty.Value) *hcl.EvalContext {
		variables := nested(values)
		for name, value := range more {
			variables[name] = value
		}
		return &hcl.EvalContext{Variables: variables, Functions: functions}
	}
	for len(waiting) > 0 {
		var rest []*pending
		for _, each := range waiting {
			block := each.block
			ready := true
			for _, reference := range references(block) {
				used[reference] = true
				if _, ok := values[reference]; !ok {
					ready = false
				}
			}
			if !ready {
				rest = append(rest, each)
				continue
			}
			switch block.Type {
			case "terraform":
			case "provider":
				for name := range block.Body.Attributes {
					attribute(block.Body, name, context(nil))
				}
			case "variable":
				name := block.Labels[0]
				starts, optional := attribute(block.Body, "default", context(nil))
				if _, ok := block.Body.Attributes["description"]; !ok {
					problem("variable ", name, " has no description")
				}
				value, ok := given.Variables[name]
				if !optional {
					out.Required = append(out.Required, name)
				}
				if ok {
					written, _ := json.Marshal(value)
					kind, _ := ctyjson.ImpliedType(written)
					values["var."+name], _ = ctyjson.Unmarshal(written, kind)
				} else if optional {
					values["var."+name] = starts
				} else {
					values["var."+name] = cty.StringVal("value-of-" + name)
				}
				accepts := func(value cty.Value) bool {
					more := map[string]cty.Value{"var": cty.ObjectVal(map[string]cty.Value{name: value})}
					accepted := true
					for _, check := range block.Body.Blocks {
						if check.Type != "validation" {
							panic("a variable has no block " + check.Type)
						}
						condition, _ := attribute(check.Body, "condition", context(more))
						message, _ := attribute(check.Body, "error_message", context(more))
						if condition.Type() != cty.Bool || text(message) == "" {
							panic("the check of variable " + name + " has no condition or no message")
						}
						accepted = accepted && condition.True()
					}
					return accepted
				}
				if ok && !accepts(values["var."+name]) {
					problem("variable ", name, " refuses ", value)
				}
				if value, ok := given.Refused[name]; ok && declared["variable."+name] && accepts(cty.StringVal(value)) {
					problem("variable ", name, " accepts ", value)
				}
			case "locals":
				for name := range block.Body.Attributes {
					values["local."+name], _ = attribute(block.Body, name, context(nil))
				}
			case "output":
				value, _ := attribute(block.Body, "value", context(nil))
				out.Outputs[block.Labels[0]] = toJSON(value)
			case "data":
				key := "data." + strings.Join(block.Labels, ".")
				switch block.Labels[0] {
				case "aws_partition":
					values[key] = cty.ObjectVal(map[string]cty.Value{"partition": cty.StringVal(given.Partition)})
				case "aws_caller_identity":
					values[key] = cty.ObjectVal(map[string]cty.Value{"account_id": cty.StringVal(given.Accounts[""])})
				case "aws_iam_policy_document":
					values[key] = policyDocument(block.Body, context(nil))
				default:
					problem("data source ", block.Labels[0])
				}
			case "resource":
				made := resource{Type: block.Labels[0], Name: block.Labels[1]}
				if provider, ok := block.Body.Attributes["provider"]; ok {
					traversal, _ := hcl.AbsTraversalForExpr(provider.Expr)
					made.Provider = traversal[1].(hcl.TraverseAttr).Name
				}
				account, known := given.Accounts[made.Provider]
				if !known {
					problem("no provider ", made.Provider)
				}
				instance := func(more map[string]cty.Value) map[string]cty.Value {
					all := map[string]cty.Value{}
					made.Attributes = map[string]json.RawMessage{}
					for name := range block.Body.Attributes {
						if name == "provider" || name == "for_each" {
							continue
						}
						value, _ := attribute(block.Body, name, context(more))
						all[name] = value
						made.Attributes[name] = toJSON(value)
					}
					out.Resources = append(out.Resources, made)
					return all
				}
				if each, ok := attribute(block.Body, "for_each", context(nil)); ok {
					for it := each.ElementIterator(); it.Next(); {
						key, value := it.Element()
						instance(map[string]cty.Value{"each": cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})})
					}
					values[made.Type+"."+made.Name] = cty.EmptyObjectVal
					break
				}
				all := instance(nil)
				path := "/"
				if value, ok := all["path"]; ok {
					path = text(value)
				}
				kind := map[string]string{"aws_iam_role": "role", "aws_iam_policy": "policy"}[made.Type]
				if kind != "" {
					all["arn"] = cty.StringVal("arn:" + given.Partition + ":iam::" + account + ":" + kind + path + text(all["name"]))
				}
				all["id"] = cty.StringVal("id-of-" + made.Name)
				values[made.Type+"."+made.Name] = cty.ObjectVal(all)
			default:
				problem("block ", block.Type)
			}
		}
		if len(rest) == len(waiting) {
			for _, each := range rest {
				problem("cannot be evaluated: ", each.block.Type, " ", each.block.Labels, " refers to ", references(each.block))
			}
			return
		}
		waiting = rest
	}
	for id := range declared {
		if strings.HasPrefix(id, "variable.") && !used["var."+strings.TrimPrefix(id, "variable.")] {
			problem(id, " is not used")
		}
		if strings.HasPrefix(id, "data.") && !used[id] {
			problem(id, " is not used")
		}
	}
	return
}

func main() {
	var all []configuration
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		panic(err)
	}
	outcomes := []outcome{}
	for _, each := range all {
		outcomes = append(outcomes, evaluate(each))
	}
	if err := json.NewEncoder(os.Stdout).Encode(outcomes); err != nil {
		panic(err)
	}
}
