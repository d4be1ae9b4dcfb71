// Reads Terraform configurations with HashiCorp's parser, checks how they are formatted, and evaluates them: the
// configuration in examples/basic first, and with what it passes on, the module in the folder above.
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
		isProvider := parts[0] == "aws" && (block.Type == "resource" || block.Type == "module" || block.Type == "terraform")
		if parts[0] == "each" || isProvider || block.Type == "variable" {
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

const exampleFolder = "examples/basic/"

// The files of a folder, without those of the folders in it.
func inFolder(files map[string]string, folder string) map[string]string {
	out := map[string]string{}
	for name, source := range files {
		if rest := strings.TrimPrefix(name, folder); strings.HasPrefix(name, folder) && !strings.Contains(rest, "/") {
			out[name] = source
		}
	}
	return out
}

// The alias of a provider: "" in aws, "other" in aws.other.
func aliasOf(expression hcl.Expression) string {
	traversal, diags := hcl.AbsTraversalForExpr(expression)
	if diags.HasErrors() || traversal.RootName() != "aws" {
		panic("this is no provider of AWS")
	}
	if len(traversal) == 1 {
		return ""
	}
	return traversal[1].(hcl.TraverseAttr).Name
}

// The aliases that a module asks its caller for. Both versions have bounds on both sides.
func requiredAliases(block *hclsyntax.Block, ctx *hcl.EvalContext) []string {
	version, _ := attribute(block.Body, "required_version", ctx)
	if !strings.Contains(text(version), ">=") || !strings.Contains(text(version), "<") {
		panic("required_version is " + text(version))
	}
	aliases := []string{}
	for _, inner := range block.Body.Blocks {
		pairs, diags := hcl.ExprMap(inner.Body.Attributes["aws"].Expr)
		if diags.HasErrors() {
			panic(diags.Error())
		}
		for _, pair := range pairs {
			if hcl.ExprAsKeyword(pair.Key) != "configuration_aliases" {
				continue
			}
			list, _ := hcl.ExprList(pair.Value)
			for _, each := range list {
				aliases = append(aliases, aliasOf(each))
			}
		}
	}
	return aliases
}

// The account of each provider in a module, by the aliases there.
func passedAccounts(block *hclsyntax.Block, accounts map[string]string) map[string]string {
	given, ok := block.Body.Attributes["providers"]
	if !ok {
		return map[string]string{"": accounts[""]}
	}
	pairs, diags := hcl.ExprMap(given.Expr)
	if diags.HasErrors() {
		panic(diags.Error())
	}
	out := map[string]string{}
	for _, pair := range pairs {
		key := pair.Key
		if wrapped, ok := key.(*hclsyntax.ObjectConsKeyExpr); ok {
			key = wrapped.Wrapped
		}
		account, known := accounts[aliasOf(pair.Value)]
		if !known {
			panic("no provider " + aliasOf(pair.Value))
		}
		out[aliasOf(key)] = account
	}
	return out
}

// The values of a file for variables, which has nothing else.
func exampleValues(source string, name string) map[string]cty.Value {
	file, diags := hclsyntax.ParseConfig([]byte(source), name, hcl.InitialPos)
	if diags.HasErrors() {
		panic(diags.Error())
	}
	out := map[string]cty.Value{}
	for each := range file.Body.(*hclsyntax.Body).Attributes {
		out[each], _ = attribute(file.Body.(*hclsyntax.Body), each, nil)
	}
	return out
}

func evaluate(given configuration) (out outcome) {
	out = outcome{Problems: []string{}, Resources: []resource{}, Outputs: map[string]json.RawMessage{}, Required: []string{}}
	defer func() {
		if reason := recover(); reason != nil {
			out.Problems = append(out.Problems, fmt.Sprint(reason))
		}
	}()
	example := folder{files: inFolder(given.Files, exampleFolder), given: map[string]cty.Value{}, accounts: given.Accounts}
	for name, value := range given.Variables {
		written, _ := json.Marshal(value)
		kind, _ := ctyjson.ImpliedType(written)
		example.given[name], _ = ctyjson.Unmarshal(written, kind)
	}
	valuesFile := exampleFolder + "terraform.tfvars.example"
	example.examples = exampleValues(example.files[valuesFile], valuesFile)
	example.evaluate(given, &out)
	names := []string{}
	for name := range example.examples {
		names = append(names, name)
	}
	sort.Strings(names)
	sort.Strings(out.Required)
	if strings.Join(names, " ") != strings.Join(out.Required, " ") {
		out.Problems = append(out.Problems, fmt.Sprint("the file of variables has ", names, ", required are ", out.Required))
	}
	return
}

// One configuration: an example that calls a module, or the module.
type folder struct {
	files map[string]string
	// Values of variables.
	given map[string]cty.Value
	// Values that the variables must accept.
	examples map[string]cty.Value
	// Account by alias.
	accounts map[string]string
	isModule bool
}

func (own folder) evaluate(given configuration, out *outcome) (outputs map[string]cty.Value) {
	outputs = map[string]cty.Value{}
	problem := func(words ...interface{}) { out.Problems = append(out.Problems, fmt.Sprint(words...)) }
	aliases := map[string]bool{}
	required := []string{}
	values := map[string]cty.Value{}
	used := map[string]bool{}
	declared := map[string]bool{}
	var waiting []*pending
	for name, source := range own.files {
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
		if strings.HasSuffix(name, ".tfvars.example") {
			continue
		}
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
				for _, alias := range requiredAliases(block, context(nil)) {
					required = append(required, alias)
				}
			case "module":
				if source, _ := attribute(block.Body, "source", context(nil)); own.isModule || text(source) != "../.." {
					problem("a module calls a module, or the wrong one")
				}
				called := folder{
					files:    inFolder(given.Files, ""),
					given:    map[string]cty.Value{},
					examples: own.examples,
					accounts: passedAccounts(block, own.accounts),
					isModule: true,
				}
				for name := range block.Body.Attributes {
					if name != "source" && name != "providers" {
						called.given[name], _ = attribute(block.Body, name, context(nil))
					}
				}
				values["module."+block.Labels[0]] = cty.ObjectVal(called.evaluate(given, out))
			case "provider":
				if own.isModule {
					problem("the module has a provider block")
				}
				alias := ""
				if value, ok := attribute(block.Body, "alias", context(nil)); ok {
					alias = text(value)
				}
				aliases[alias] = true
				for name := range block.Body.Attributes {
					attribute(block.Body, name, context(nil))
				}
			case "variable":
				name := block.Labels[0]
				starts, optional := attribute(block.Body, "default", context(nil))
				if _, ok := block.Body.Attributes["description"]; !ok {
					problem("variable ", name, " has no description")
				}
				value, ok := own.given[name]
				if !optional && !own.isModule {
					out.Required = append(out.Required, name)
				}
				if ok {
					values["var."+name] = value
				} else if optional {
					values["var."+name] = starts
				} else if own.isModule {
					problem("the example passes no value for ", name)
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
				if value, ok := own.examples[name]; ok && !accepts(value) {
					problem("variable ", name, " refuses its example ", value)
				}
				if value, ok := given.Refused[name]; ok && own.isModule && accepts(cty.StringVal(value)) {
					problem("variable ", name, " accepts ", value)
				}
			case "locals":
				for name := range block.Body.Attributes {
					values["local."+name], _ = attribute(block.Body, name, context(nil))
				}
			case "output":
				value, _ := attribute(block.Body, "value", context(nil))
				outputs[block.Labels[0]] = value
				if !own.isModule {
					out.Outputs[block.Labels[0]] = toJSON(value)
				}
			case "data":
				key := "data." + strings.Join(block.Labels, ".")
				switch block.Labels[0] {
				case "aws_partition":
					values[key] = cty.ObjectVal(map[string]cty.Value{"partition": cty.StringVal(given.Partition)})
				case "aws_caller_identity":
					values[key] = cty.ObjectVal(map[string]cty.Value{"account_id": cty.StringVal(own.accounts[""])})
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
				account, known := own.accounts[made.Provider]
				if !known {
					problem("no provider ", made.Provider)
				}
				instance := func(more map[string]cty.Value) map[string]cty.Value {
					all := map[string]cty.Value{}
					made.Attributes = map[string]json.RawMessage{}
					for name := range block.Body.Attributes {
						if name == "provider" || name == "for_each" || name == "count" {
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
				if count, ok := attribute(block.Body, "count", context(nil)); ok {
					if !count.RawEquals(cty.NumberIntVal(0)) {
						instance(nil)
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
	for _, alias := range required {
		if _, known := own.accounts[alias]; !known || !own.isModule {
			problem("no provider aws.", alias, " is passed on")
		}
	}
	for alias := range own.accounts {
		known := aliases[alias]
		if own.isModule {
			known = alias == ""
			for _, each := range required {
				known = known || each == alias
			}
		}
		if !known {
			problem("no provider aws.", alias)
		}
	}
	for name := range own.given {
		if own.isModule && !declared["variable."+name] {
			problem("the module has no variable ", name)
		}
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
